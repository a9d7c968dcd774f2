package org.mecene.rest.http;

import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.content.PostId;
import org.mecene.domain.funding.CampaignId;
import org.mecene.domain.funding.CategoryId;
import org.mecene.domain.funding.DonationId;
import org.mecene.domain.identity.Id;
import org.mecene.domain.identity.SessionId;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.media.MediaId;
import org.mecene.domain.notifications.NotificationId;
import org.mecene.domain.payments.NoticeId;
import org.mecene.domain.payments.PaymentId;
import org.mecene.domain.platform.WorkId;
import org.mecene.domain.social.CommentId;
import org.mecene.domain.subscriptions.SubscriptionId;
import org.mecene.domain.subscriptions.TierId;
import org.mecene.domain.users.CreatorApplicationId;
import org.mecene.domain.users.PasskeyId;

/// Reads ids in paths. One that cannot be an id is answered like one that is nobody's: 404.
public final class PathIds implements ParamConverterProvider {
    private static final Map<Class<?>, Function<UUID, ? extends Id>> KINDS =
            Map.ofEntries(
                    Map.entry(CampaignId.class, CampaignId::new),
                    Map.entry(CategoryId.class, CategoryId::new),
                    Map.entry(CommentId.class, CommentId::new),
                    Map.entry(CreatorApplicationId.class, CreatorApplicationId::new),
                    Map.entry(DonationId.class, DonationId::new),
                    Map.entry(MediaId.class, MediaId::new),
                    Map.entry(NoticeId.class, NoticeId::new),
                    Map.entry(NotificationId.class, NotificationId::new),
                    Map.entry(PasskeyId.class, PasskeyId::new),
                    Map.entry(PaymentId.class, PaymentId::new),
                    Map.entry(PostId.class, PostId::new),
                    Map.entry(SessionId.class, SessionId::new),
                    Map.entry(SubscriptionId.class, SubscriptionId::new),
                    Map.entry(TierId.class, TierId::new),
                    Map.entry(UserId.class, UserId::new),
                    Map.entry(WorkId.class, WorkId::new));

    @Override
    public <T> @Nullable ParamConverter<T> getConverter(
            Class<T> type, Type generic, Annotation[] annotations) {
        var kind = KINDS.get(type);
        return kind == null ? null : new Converter<>(type, kind);
    }

    private record Converter<T>(Class<T> type, Function<UUID, ? extends Id> kind)
            implements ParamConverter<T> {
        @Override
        public T fromString(String text) {
            return type.cast(Id.parse(text, kind));
        }

        @Override
        public String toString(T id) {
            return id.toString();
        }
    }
}
