package org.mecene.application.testkit;

import java.util.List;
import org.mecene.application.notifications.HandleEvents;
import org.mecene.application.notifications.ReadNotifications;
import org.mecene.application.notifications.SendMails;
import org.mecene.application.notifications.TellOfFunding;
import org.mecene.application.notifications.TellOfGifts;
import org.mecene.application.notifications.TellOfPayments;
import org.mecene.application.notifications.TellOfPayouts;
import org.mecene.application.notifications.TellOfSocial;
import org.mecene.application.notifications.TellOfSubscriptions;
import org.mecene.application.notifications.TellOfUsers;
import org.mecene.application.notifications.Teller;
import org.mecene.application.notifications.Wording;
import org.mecene.application.subscriptions.ReviveGifts;
import org.mecene.domain.testkit.InMemoryPorts;

/// The use cases of telling people.
public final class NotificationCases {
    public final HandleEvents handleEvents;
    public final SendMails sendMails;
    public final ReadNotifications readNotifications;

    NotificationCases(
            InMemoryPorts ports,
            Outside outside,
            UserCases users,
            SubscriptionCases subscriptions,
            FundingCases funding,
            PaymentCases payments,
            DocumentCases documents) {
        var wording = new Wording();
        var teller =
                new Teller(
                        ports.users(),
                        ports.notifications(),
                        ports.mailQueue(),
                        wording,
                        ports.ids());
        handleEvents =
                new HandleEvents(
                        ports.outbox(),
                        List.of(
                                users.mailPasswordReset,
                                users.mailVerification,
                                new TellOfUsers(teller),
                                new TellOfSocial(teller, ports.comments(), ports.posts()),
                                new TellOfSubscriptions(teller, ports.tiers()),
                                new TellOfGifts(teller, ports.tiers(), ports.gifts()),
                                new ReviveGifts(ports.gifts(), ports.payments(), ports.refunds()),
                                new TellOfFunding(
                                        teller,
                                        ports.campaigns(),
                                        ports.donations(),
                                        ports.refunds()),
                                new TellOfPayments(teller, ports.refunds()),
                                new TellOfPayouts(teller),
                                payments.sendRefunds,
                                documents.issueDocuments,
                                funding.noteGoalReached,
                                funding.giveBackDonations,
                                subscriptions.stopBilling),
                        ports.transactions());
        sendMails = new SendMails(ports.mailQueue(), outside.mailer());
        readNotifications =
                new ReadNotifications(
                        ports.transactions(),
                        ports.notifications(),
                        ports.users(),
                        wording,
                        ports.clock());
    }
}
