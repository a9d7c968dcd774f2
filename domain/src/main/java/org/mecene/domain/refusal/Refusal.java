package org.mecene.domain.refusal;

import org.mecene.domain.content.ContentRefusal;
import org.mecene.domain.funding.FundingRefusal;
import org.mecene.domain.media.MediaRefusal;
import org.mecene.domain.payments.PaymentRefusal;
import org.mecene.domain.payouts.PayoutRefusal;
import org.mecene.domain.social.SocialRefusal;
import org.mecene.domain.subscriptions.SubscriptionRefusal;
import org.mecene.domain.users.UserRefusal;

/// Why the business says no. Every context has its own family; this list of families is what lets
/// the edge answer each refusal in a switch without a default, so that a new refusal without an
/// answer does not compile.
public sealed interface Refusal
        permits CommonRefusal,
                ContentRefusal,
                FundingRefusal,
                MediaRefusal,
                PaymentRefusal,
                PayoutRefusal,
                SocialRefusal,
                SubscriptionRefusal,
                UserRefusal {}
