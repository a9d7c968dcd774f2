package org.mecene.rest.server;

import java.util.ArrayList;
import java.util.List;
import org.mecene.domain.payments.SandboxProvider;
import org.mecene.rest.content.PostResource;
import org.mecene.rest.content.PostsResource;
import org.mecene.rest.funding.AdminCampaignResource;
import org.mecene.rest.funding.AdminCategoryResource;
import org.mecene.rest.funding.CampaignResource;
import org.mecene.rest.funding.CategoryResource;
import org.mecene.rest.funding.DonationResource;
import org.mecene.rest.media.MediaResource;
import org.mecene.rest.media.SignedMediaResource;
import org.mecene.rest.notifications.NotificationResource;
import org.mecene.rest.payments.AdminNoticeResource;
import org.mecene.rest.payments.AdminPaymentResource;
import org.mecene.rest.payments.LedgerResource;
import org.mecene.rest.payments.OwnPaymentResource;
import org.mecene.rest.payments.PaymentResource;
import org.mecene.rest.payments.SandboxPageResource;
import org.mecene.rest.payments.SandboxResource;
import org.mecene.rest.platform.AuditLogResource;
import org.mecene.rest.platform.DocsResource;
import org.mecene.rest.platform.FailedWorkResource;
import org.mecene.rest.platform.HealthResource;
import org.mecene.rest.platform.MetricsResource;
import org.mecene.rest.platform.SettingsResource;
import org.mecene.rest.social.CommentResource;
import org.mecene.rest.social.FollowResource;
import org.mecene.rest.social.LikeResource;
import org.mecene.rest.subscriptions.SubscriptionResource;
import org.mecene.rest.subscriptions.TierResource;
import org.mecene.rest.users.AdminUserResource;
import org.mecene.rest.users.AuthResource;
import org.mecene.rest.users.CreatorApplicationResource;
import org.mecene.rest.users.CredentialsResource;
import org.mecene.rest.users.JwksResource;
import org.mecene.rest.users.MeResource;
import org.mecene.rest.users.PasskeyResource;
import org.mecene.rest.users.SessionResource;
import org.mecene.rest.users.SocialResource;
import org.mecene.rest.users.TotpResource;
import org.mecene.rest.users.UserResource;

/// Every resource class there is.
public final class Routes {
    private static final List<Class<?>> API =
            List.of(
                    AdminCampaignResource.class,
                    AdminCategoryResource.class,
                    AdminNoticeResource.class,
                    FailedWorkResource.class,
                    AdminPaymentResource.class,
                    AdminUserResource.class,
                    AuditLogResource.class,
                    AuthResource.class,
                    CampaignResource.class,
                    CategoryResource.class,
                    CommentResource.class,
                    CreatorApplicationResource.class,
                    CredentialsResource.class,
                    DonationResource.class,
                    FollowResource.class,
                    JwksResource.class,
                    LedgerResource.class,
                    LikeResource.class,
                    MeResource.class,
                    MediaResource.class,
                    NotificationResource.class,
                    OwnPaymentResource.class,
                    PasskeyResource.class,
                    PaymentResource.class,
                    PostResource.class,
                    PostsResource.class,
                    SessionResource.class,
                    SettingsResource.class,
                    SignedMediaResource.class,
                    SocialResource.class,
                    SubscriptionResource.class,
                    TierResource.class,
                    TotpResource.class,
                    UserResource.class);

    private static final List<Class<?>> OPERATIONS =
            List.of(DocsResource.class, HealthResource.class, MetricsResource.class);

    private Routes() {}

    /// Everything that the published contract speaks of, the sandbox included.
    public static List<Class<?>> all() {
        var all = new ArrayList<>(API);
        all.addAll(OPERATIONS);
        all.add(SandboxResource.class);
        all.add(SandboxPageResource.class);
        return all;
    }

    static List<Class<?>> api(Wiring wiring) {
        var routes = new ArrayList<>(API);
        if (wiring.has(SandboxProvider.class)) {
            routes.add(SandboxResource.class);
            routes.add(SandboxPageResource.class);
        }
        return routes;
    }

    static List<Class<?>> operations() {
        return OPERATIONS;
    }
}
