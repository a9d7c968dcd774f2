package org.mecene.domain.events;

import org.mecene.domain.content.ContentEvent;
import org.mecene.domain.funding.FundingEvent;
import org.mecene.domain.payments.PaymentEvent;
import org.mecene.domain.payouts.PayoutEvent;
import org.mecene.domain.social.SocialEvent;
import org.mecene.domain.subscriptions.SubscriptionEvent;
import org.mecene.domain.users.UserEvent;

/// Something that happened and that somebody may have to be told of.
///
/// Events are stored as JSON and may wait while a new release is installed: a component may be
/// added to one, but not renamed or removed.
public sealed interface DomainEvent
        permits ContentEvent,
                FundingEvent,
                PaymentEvent,
                PayoutEvent,
                SocialEvent,
                SubscriptionEvent,
                UserEvent {}
