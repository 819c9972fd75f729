package dev.claquete.studio.credit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.claquete.studio.StudioTest;
import dev.claquete.studio.account.CurrentAccount;
import dev.claquete.studio.web.PaymentRequired;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** On a real PostgreSQL, which keeps most of these promises itself. */
@StudioTest
class CreditLedgerTest {

    private static final long WELCOME = 100;

    @Autowired
    CreditLedger ledger;

    @Autowired
    LedgerCheck check;

    @Autowired
    Statement statement;

    @Autowired
    EndedProcessSettlement ended;

    @Autowired
    CurrentAccount caller;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    TransactionTemplate transaction;

    UUID account;

    @BeforeEach
    void someone() {
        account = newAccount();
    }

    @Test
    void anAccountIsWelcomedOnce() throws Exception {
        atOnce(10, () -> ledger.balance(account));
        assertThat(ledger.balance(account)).isEqualTo(new Balance(WELCOME, 0));
        assertThat(lines()).extracting(Statement.Line::operation).containsExactly("welcome");
    }

    @Test
    void fiftySpendersNeverSpendMoreThanThereIs() throws Exception {
        ledger.grant(account, 11, "for the test", "odd");
        List<Boolean> paid = atOnce(50, () -> {
            try {
                ledger.reserve(purchase(), 7);
                return true;
            } catch (PaymentRequired e) {
                return false;
            }
        });
        assertThat(paid).filteredOn(yes -> yes).hasSize(111 / 7);
        assertThat(ledger.balance(account)).isEqualTo(new Balance(111 % 7, 111 - 111 % 7));
        assertSound();
    }

    @Test
    void fiftySpendersThatSettleAndRefundAtOnceLeaveTheSumUnchanged() throws Exception {
        List<Long> spent = atOnce(50, () -> {
            Purchase purchase = purchase();
            try {
                ledger.reserve(purchase, 9);
            } catch (PaymentRequired e) {
                return 0L;
            }
            boolean made = purchase.reference().hashCode() % 2 == 0;
            if (made) {
                ledger.settle(purchase.reference(), 4);
            } else {
                ledger.refund(purchase.reference());
            }
            return made ? 4L : 0L;
        });
        long total = spent.stream().mapToLong(Long::longValue).sum();
        assertThat(ledger.balance(account)).isEqualTo(new Balance(WELCOME - total, 0));
        assertSound();
    }

    @Test
    void theSameReferenceIsReservedOnceHoweverManyAskAtOnce() throws Exception {
        Purchase purchase = purchase();
        List<Reservation> all = atOnce(20, () -> ledger.reserve(purchase, 30));
        assertThat(all)
                .extracting(Reservation::transactionId)
                .containsOnly(all.get(0).transactionId());
        assertThat(all.get(0).transactionId()).startsWith("txn_");
        assertThat(ledger.balance(account)).isEqualTo(new Balance(70, 30));
    }

    @Test
    void aRefusalSaysWhatIsMissingAndChangesNothing() {
        Purchase aleph = Purchase.of(
                        account, "video_gen4_aleph_5s", UUID.randomUUID().toString())
                .noting("gen4_aleph", "Gen4 Aleph é um modelo premium com custo mais alto");
        ledger.reserve(purchase(), 55);
        assertThatThrownBy(() -> ledger.reserve(aleph, 60))
                .isInstanceOf(PaymentRequired.class)
                .hasMessage("video_gen4_aleph_5s needs 60 credits, there are 45");
        assertThat(ledger.find(aleph.reference())).isEmpty();
        assertThat(ledger.balance(account)).isEqualTo(new Balance(45, 55));
    }

    @Test
    void aRefusalDoesNotSpoilTheCallersTransaction() {
        transaction.executeWithoutResult(status -> {
            assertThatThrownBy(() -> ledger.reserve(purchase(), 1000)).isInstanceOf(PaymentRequired.class);
            ledger.reserve(purchase(), 10);
        });
        assertThat(ledger.balance(account)).isEqualTo(new Balance(90, 10));
    }

    @Test
    void aReservationIsBroughtToTheExactAmount() {
        Purchase purchase = purchase();
        String first = ledger.reserve(purchase, 40).transactionId();
        assertThat(ledger.reserve(purchase, 60).newBalance()).isEqualTo(40);
        assertThat(ledger.reserve(purchase, 25))
                .isEqualTo(new Reservation(purchase.reference(), first, purchase.operation(), 25, 75));
        assertThatThrownBy(() -> ledger.reserve(purchase, 101))
                .isInstanceOf(PaymentRequired.class)
                .hasMessageEndingWith("needs 101 credits, there are 100");
        assertSound();
    }

    @Test
    void whatWasMadeIsChargedAndTheRestComesBack() {
        Purchase purchase = purchase();
        ledger.reserve(purchase, 40);
        ledger.use(purchase.reference(), "image_generate", key("a"), 4);
        ledger.use(purchase.reference(), "image_generate", key("b"), 4);
        ledger.settle(purchase.reference());
        ledger.settle(purchase.reference());
        ledger.refund(purchase.reference());

        assertThat(ledger.balance(account)).isEqualTo(new Balance(92, 0));
        assertThat(lines())
                .extracting(Statement.Line::kind)
                .containsExactly(
                        TransactionType.RELEASE,
                        TransactionType.SETTLE,
                        TransactionType.RESERVE,
                        TransactionType.GRANT);
        assertThat(lines()).extracting(Statement.Line::amount).containsExactly(32L, 0L, -40L, 100L);
        assertThat(lines()).extracting(Statement.Line::balance).containsExactly(92L, 60L, 60L, 100L);
        assertSound();
    }

    @Test
    void anObjectIsChargedOnceInAnAccountsLife() {
        for (int run = 0; run < 3; run++) {
            Purchase purchase = purchase();
            ledger.reserve(purchase, 10);
            ledger.use(purchase.reference(), "image_generate", key("same"), 4);
            ledger.use(purchase.reference(), "image_generate", key("same"), 4);
            ledger.settle(purchase.reference());
        }
        assertThat(ledger.balance(account)).isEqualTo(new Balance(96, 0));
    }

    @Test
    void whatWasFreeWhenItWasMadeStaysFree() {
        Purchase purchase = purchase();
        ledger.reserve(purchase, 10);
        ledger.use(purchase.reference(), "image_generate", key("free"), 0);
        ledger.use(purchase.reference(), "image_generate", key("free"), 4);
        ledger.settle(purchase.reference());
        assertThat(ledger.balance(account)).isEqualTo(new Balance(100, 0));
    }

    @Test
    void whenMoreIsMadeThanThoughtTheReservationGrowsAndWhatCannotBePaidStaysUnpaid() {
        Purchase purchase = purchase();
        ledger.reserve(purchase, 10);
        ledger.use(purchase.reference(), "image_generate", key("a"), 60);
        assertThat(ledger.balance(account)).isEqualTo(new Balance(40, 60));
        ledger.use(purchase.reference(), "image_generate", key("b"), 60);
        ledger.settle(purchase.reference());
        assertThat(ledger.balance(account)).isEqualTo(new Balance(40, 0));
        assertThat(ledger.paid(account, List.of(key("a"), key("b")))).containsExactly(key("a"));
        assertSound();
    }

    @Test
    void aRefundChargesWhatWasMadeAndKept() {
        Purchase purchase = purchase();
        ledger.reserve(purchase, 40);
        ledger.use(purchase.reference(), "script_write", key("script"), 2);
        ledger.refund(purchase.reference());
        assertThat(ledger.balance(account)).isEqualTo(new Balance(98, 0));
        assertThat(lines().get(0).kind()).isEqualTo(TransactionType.REFUND);
    }

    @Test
    void aClosedPurchaseIsNotReservedAgain() {
        Purchase purchase = purchase();
        ledger.reserve(purchase, 40);
        ledger.settle(purchase.reference(), 40);
        assertThatThrownBy(() -> ledger.reserve(purchase, 40)).hasMessageContaining("SETTLED already");
    }

    @Test
    void aCostAboveTheReservationIsNotCharged() {
        Purchase purchase = purchase();
        ledger.reserve(purchase, 40);
        ledger.settle(purchase.reference(), 70);
        assertThat(ledger.balance(account)).isEqualTo(new Balance(60, 0));
    }

    @Test
    void closingWhatNobodyKnowsIsNothing() {
        ledger.settle("never-heard-of");
        ledger.refund("never-heard-of");
        ledger.use("never-heard-of", "image_generate", key("x"), 4);
        assertThat(jdbc.queryForObject("select count(*) from credit_usage where object_key = ?", Long.class, key("x")))
                .isZero();
    }

    @Test
    void whoeverRunsTheInstallationIsNeverShort() {
        UUID admin = jdbc.queryForObject("select id from account where name = 'admin'", UUID.class);
        long before = ledger.balance(admin).available();
        Purchase big = Purchase.of(admin, "video_make", UUID.randomUUID().toString());
        assertThat(ledger.reserve(big, before + 5000).newBalance()).isZero();
        ledger.refund(big.reference());
        assertThat(ledger.balance(admin).available()).isEqualTo(before + 5000);
        assertSound();
    }

    @Test
    void whatIsRolledBackNeverHappened() {
        Purchase purchase = purchase();
        transaction.executeWithoutResult(status -> {
            ledger.reserve(purchase, 40);
            status.setRollbackOnly();
        });
        assertThat(ledger.find(purchase.reference())).isEmpty();
        assertThat(ledger.balance(account)).isEqualTo(new Balance(100, 0));
    }

    @Test
    void aBalanceBelowZeroIsRefusedByTheDatabase() {
        ledger.balance(account);
        assertThatThrownBy(() -> jdbc.update(
                        "with t as (insert into ledger_transaction (id, kind, operation, reference)"
                                + " values (?, 'RESERVE', 'x', ?) returning id)"
                                + " insert into ledger_entry (transaction_id, account_id, amount)"
                                + " select t.id, a.id, -101 from t, ledger_account a"
                                + " where a.owner_id = ? and a.kind = 'AVAILABLE'",
                        "txn_" + account,
                        "x" + account,
                        account))
                .hasStackTraceContaining("balance_is_never_negative");
    }

    @Test
    void aTransactionThatDoesNotSumToZeroIsRefusedByTheDatabase() {
        ledger.balance(account);
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                    jdbc.update(
                            "insert into ledger_transaction (id, kind, operation, reference) values (?, 'GRANT', 'x', ?)",
                            "txn_" + account,
                            "x" + account);
                    jdbc.update(
                            "insert into ledger_entry (transaction_id, account_id, amount)"
                                    + " select ?, id, 5 from ledger_account where owner_id = ? and kind = 'AVAILABLE'",
                            "txn_" + account,
                            account);
                }))
                .hasStackTraceContaining("do not sum to zero");
        assertThat(ledger.balance(account)).isEqualTo(new Balance(100, 0));
    }

    @Test
    void whatIsBookedCannotBeChangedOrRemoved() {
        ledger.balance(account);
        for (String change : List.of(
                "update ledger_entry set amount = 0",
                "delete from ledger_entry",
                "update ledger_transaction set kind = 'GRANT'",
                "delete from ledger_transaction",
                "truncate ledger_transaction cascade",
                "delete from ledger_account",
                "update ledger_account set balance = 1000000 where balance is not null")) {
            assertThatThrownBy(() -> jdbc.execute(change))
                    .as(change)
                    .isInstanceOf(DataAccessException.class)
                    .hasStackTraceContaining("append-only");
        }
    }

    @Test
    void whatIsReservedForAProcessThatIsGoneComesBack() {
        Purchase purchase = purchase().during("make-video", UUID.randomUUID().toString());
        ledger.reserve(purchase, 40);
        assertThat(check.check().faults())
                .containsExactly(purchase.reference() + " is reserved for a process that is gone");
        ended.sweep();
        assertThat(ledger.balance(account)).as("it has only just been reserved").isEqualTo(new Balance(60, 40));
        ageBy(purchase, "2 minutes");
        ended.sweep();
        assertThat(ledger.balance(account)).isEqualTo(new Balance(100, 0));
        assertSound();
    }

    @Test
    void whatACallThatDiedHasSetAsideComesBackAfterAnHour() {
        Purchase purchase = purchase();
        ledger.reserve(purchase, 40);
        ageBy(purchase, "59 minutes");
        ended.sweep();
        assertThat(ledger.balance(account)).isEqualTo(new Balance(60, 40));
        ageBy(purchase, "61 minutes");
        ended.sweep();
        assertThat(ledger.balance(account)).isEqualTo(new Balance(100, 0));
    }

    private void ageBy(Purchase purchase, String age) {
        jdbc.update(
                "update credit_reservation set opened_at = now() - cast(? as interval) where reference = ?",
                age,
                purchase.reference());
    }

    private void assertSound() {
        LedgerCheck.Finding finding = check.check();
        assertThat(finding.faults()).isEmpty();
        assertThat(finding.granted()).isEqualTo(finding.available() + finding.reserved() + finding.spent());
    }

    private List<Statement.Line> lines() {
        return statement.page(account, Long.MAX_VALUE, 100);
    }

    private Purchase purchase() {
        return Purchase.of(account, "image_generate", UUID.randomUUID().toString());
    }

    private String key(String name) {
        return "test/" + account + "/" + name;
    }

    private UUID newAccount() {
        UUID id = UUID.randomUUID();
        jdbc.update(
                "insert into account (id, name, email, created_at) values (?, ?, ?, now())",
                id,
                "someone-" + id,
                id + "@example.com");
        return id;
    }

    /** All begin in the same moment. */
    private static <T> List<T> atOnce(int threads, Callable<T> work) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            CountDownLatch start = new CountDownLatch(1);
            List<Future<T>> futures = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                futures.add(pool.submit(() -> {
                    start.await();
                    return work.call();
                }));
            }
            start.countDown();
            List<T> results = new ArrayList<>();
            for (Future<T> future : futures) {
                results.add(future.get());
            }
            return results;
        } finally {
            pool.shutdownNow();
        }
    }
}
