/// The business of Mecene: people, content, money, and the rules between them.
///
/// It requires nothing but the Java base and JSpecify's annotations, so that javac itself refuses a
/// framework, SQL or HTTP in here.
module org.mecene.domain {
    requires static org.jspecify;

    exports org.mecene.domain.change;
    exports org.mecene.domain.content;
    exports org.mecene.domain.documents;
    exports org.mecene.domain.events;
    exports org.mecene.domain.funding;
    exports org.mecene.domain.identity;
    exports org.mecene.domain.media;
    exports org.mecene.domain.money;
    exports org.mecene.domain.notifications;
    exports org.mecene.domain.paging;
    exports org.mecene.domain.payments;
    exports org.mecene.domain.payouts;
    exports org.mecene.domain.platform;
    exports org.mecene.domain.refusal;
    exports org.mecene.domain.social;
    exports org.mecene.domain.subscriptions;
    exports org.mecene.domain.text;
    exports org.mecene.domain.time;
    exports org.mecene.domain.transactions;
    exports org.mecene.domain.users;
}
