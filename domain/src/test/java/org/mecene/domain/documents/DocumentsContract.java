package org.mecene.domain.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mecene.domain.testkit.Amounts.xof;
import static org.mecene.domain.testkit.PaymentBuilder.aPayment;
import static org.mecene.domain.testkit.UserBuilder.aUser;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mecene.domain.paging.PageRequest;
import org.mecene.domain.payments.Payment;
import org.mecene.domain.payments.PaymentId;
import org.mecene.domain.payments.Period;
import org.mecene.domain.testkit.Fixture;
import org.mecene.domain.testkit.Race;
import org.mecene.domain.testkit.Rule;
import org.mecene.domain.users.Country;

/// What every [Documents] promises. Each test numbers in a year of its own, because others may have
/// numbered before.
public interface DocumentsContract extends Fixture {
    @Test
    @Rule("C26")
    default void finds_a_document_as_it_was_issued() {
        var payment = paid();
        var awa =
                new Party("Aïssatou Diop", List.of("12, rue", "Plateau"), new Country("SN"), "T1");
        var receipt = issued(payment, DocumentKind.RECEIPT, 2031, payment.id().value(), awa);
        var note = issued(payment, DocumentKind.CREDIT_NOTE, 2031, fresh(), null);

        assertThat(ports().documents().find(receipt.id())).contains(receipt);
        assertThat(ports().documents().find(note.id())).contains(note);
        assertThat(ports().documents().of(payment.id())).containsExactly(receipt, note);
        assertThat(ports().documents().ofAny(List.of(payment.id(), paid().id())))
                .containsExactly(receipt, note);
        assertThat(ports().documents().find(new DocumentId(fresh()))).isEmpty();
    }

    @Test
    default void numbers_each_series_and_year_by_itself() {
        var payment = paid();

        var receipt = issued(payment, DocumentKind.RECEIPT, 2041, fresh(), null);
        var invoice = issued(payment, DocumentKind.INVOICE, 2041, fresh(), null);
        var second = issued(payment, DocumentKind.RECEIPT, 2041, fresh(), null);
        var later = issued(payment, DocumentKind.RECEIPT, 2042, fresh(), null);

        assertThat(receipt.number()).hasToString("R-2041-000001");
        assertThat(invoice.number()).hasToString("F-2041-000001");
        assertThat(second.number()).hasToString("R-2041-000002");
        assertThat(later.number()).hasToString("R-2042-000001");
    }

    @Test
    default void leaves_no_gap_when_an_issue_fails() {
        var payment = paid();
        issued(payment, DocumentKind.RECEIPT, 2051, fresh(), null);

        assertThatThrownBy(() ->
                        committed(() -> {
                            add(payment, DocumentKind.RECEIPT, 2051, fresh(), null);
                            throw new IllegalStateException("The printer is on fire");
                        }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(issued(payment, DocumentKind.RECEIPT, 2051, fresh(), null).number().sequence())
                .isEqualTo(2);
    }

    @Test
    default void leaves_no_gap_when_many_issue_at_once() {
        var payments = IntStream.range(0, 20).mapToObj(_ -> paid()).toList();

        var issued =
                Race.of(
                        payments.size(),
                        runner ->
                                () ->
                                        issued(
                                                        payments.get(runner),
                                                        DocumentKind.RECEIPT,
                                                        2061,
                                                        fresh(),
                                                        null)
                                                .number()
                                                .sequence());

        assertThat(issued.values())
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.rangeClosed(1, 20).boxed().toList());
    }

    @Test
    @Rule("W3")
    default void takes_one_document_of_a_kind_about_one_cause() {
        var payment = paid();
        var cause = fresh();
        issued(payment, DocumentKind.CREDIT_NOTE, 2071, cause, null);

        assertThatThrownBy(() -> issued(payment, DocumentKind.CREDIT_NOTE, 2071, cause, null))
                .isInstanceOf(RuntimeException.class);
        assertThat(issued(payment, DocumentKind.CANCELLATION, 2071, cause, null).number())
                .hasToString("C-2071-000001");
        assertThat(
                        issued(payment, DocumentKind.CREDIT_NOTE, 2071, fresh(), null)
                                .number()
                                .sequence())
                .isEqualTo(2);
    }

    @Test
    @Rule("C18")
    default void lists_what_a_member_was_issued_in_a_year() {
        var awa = has(aUser());
        var first = has(aPayment().by(awa).paidAs("py_" + fresh()));
        var second = has(aPayment().by(awa).paidAs("py_" + fresh()));
        var others = has(aPayment().by(has(aUser())).paidAs("py_" + fresh()));
        var oldest = issued(first, DocumentKind.RECEIPT, 2081, fresh(), null);
        ports().clock().advance(Duration.ofSeconds(1));
        var middle = issued(second, DocumentKind.RECEIPT, 2081, fresh(), null);
        ports().clock().advance(Duration.ofSeconds(1));
        var newest = issued(second, DocumentKind.CREDIT_NOTE, 2081, fresh(), null);
        issued(second, DocumentKind.RECEIPT, 2082, fresh(), null);
        issued(others, DocumentKind.RECEIPT, 2081, fresh(), null);
        issued(paid(), DocumentKind.RECEIPT, 2081, fresh(), null);

        var page = ports().documents().ofPayer(awa.id(), 2081, PageRequest.first(2));
        var rest = ports().documents().ofPayer(awa.id(), 2081, new PageRequest(2, page.next()));

        assertThat(page.items()).containsExactly(newest, middle);
        assertThat(rest.items()).containsExactly(oldest);
        assertThat(rest.next()).isNull();
    }

    @Test
    default void knows_which_payments_lack_theirs() {
        isAtAQuietTime();
        var waiting = paid();
        var unpaid = has(aPayment());
        var served = paid();
        issued(served, DocumentKind.RECEIPT, 2091, served.id().value(), null);
        var now = ports().clock().advance(Duration.ofSeconds(1));
        var young = paid();

        var lacking = ports().documents().lacking(now, 1_000);

        assertThat(lacking)
                .contains(waiting.id())
                .doesNotContain(unpaid.id(), served.id(), young.id());
        assertThat(ports().documents().lacking(now, 1)).hasSize(1);
    }

    @Test
    @Rule("G1")
    default void loses_the_name_of_a_payer_who_leaves_and_nothing_else() {
        var awa = has(aUser());
        var ben = has(aUser());
        var hers = has(aPayment().by(awa).paidAs("py_" + fresh()));
        var his = has(aPayment().by(ben).paidAs("py_" + fresh()));
        var document = issued(hers, DocumentKind.RECEIPT, 2101, fresh(), Party.named("Awa"));
        var other = issued(his, DocumentKind.RECEIPT, 2101, fresh(), Party.named("Ben"));

        committed(() -> ports().departures().wipe(awa));

        assertThat(ports().documents().find(document.id()))
                .hasValueSatisfying(kept -> {
                    assertThat(kept.payer()).isNull();
                    assertThat(kept.number()).isEqualTo(document.number());
                    assertThat(kept.facts()).isEqualTo(document.facts());
                });
        assertThat(ports().documents().find(other.id())).contains(other);
    }

    private Payment paid() {
        return has(aPayment().paidAs("py_" + fresh()));
    }

    private Document issued(
            Payment payment, DocumentKind kind, int year, UUID cause, @Nullable Party payer) {
        return inTransaction(() -> add(payment, kind, year, cause, payer));
    }

    private Document add(
            Payment payment, DocumentKind kind, int year, UUID cause, @Nullable Party payer) {
        var facts =
                new Document.Facts(
                        new Party("Mecene", List.of("1, rue", "Dakar"), null, "NINEA 1"),
                        payment.amount(),
                        kind == DocumentKind.RECEIPT ? xof(250) : null,
                        payment.request().purpose(),
                        "Un puits « pour » l’école 🙈",
                        "Oumou",
                        payment.createdAt(),
                        kind == DocumentKind.INVOICE
                                ? new Period(
                                        payment.createdAt(),
                                        payment.createdAt().plus(Duration.ofDays(30)))
                                : null,
                        kind.isOriginal()
                                ? null
                                : new DocumentNumber(DocumentKind.RECEIPT, year, 7));
        var document =
                new Document(
                        new DocumentId(fresh()),
                        ports().documents().next(kind, year),
                        new PaymentId(payment.id().value()),
                        cause,
                        facts,
                        payer,
                        ports().clock().instant());
        ports().documents().add(document);
        return document;
    }

    private UUID fresh() {
        return ports().ids().next();
    }
}
