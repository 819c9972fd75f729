package dev.claquete.studio.credit;

import dev.claquete.studio.account.AccountDirectory;
import dev.claquete.studio.web.Conflict;
import dev.claquete.studio.web.PaymentRequired;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Every account's credits. Each call takes part in the caller's transaction and first takes the account's lock, so any
 * number of concurrent calls on any number of nodes never spend more than there is. Every call may be repeated: what is
 * done under a reference is done once. Lock order: a project or a job first, then the account, then an endpoint (see
 * {@link #lockFirst}).
 */
@Component
@Transactional(noRollbackFor = PaymentRequired.class) // a refusal has written nothing; the caller may go on
public class CreditLedger {

    private static final Logger log = LoggerFactory.getLogger(CreditLedger.class);

    private final LedgerTables books;
    private final Reservations reservations;
    private final AccountDirectory accounts;
    private final CreditProperties properties;

    CreditLedger(
            LedgerTables books, Reservations reservations, AccountDirectory accounts, CreditProperties properties) {
        this.books = books;
        this.reservations = reservations;
        this.accounts = accounts;
        this.properties = properties;
    }

    /**
     * Takes the account's lock until the transaction ends. For callers that lock something that comes later in the lock
     * order, such as an endpoint.
     */
    public void lockFirst(UUID accountId) {
        lock(accountId);
    }

    /** Opens the account's ledger on first use, with the welcome grant. */
    public Balance balance(UUID accountId) {
        open(accountId);
        return books.balance(accountId);
    }

    /**
     * Reserves exactly this amount under the purchase's reference, or changes an existing reservation to it.
     *
     * @throws PaymentRequired if the account has too little; nothing has changed then
     * @throws IllegalStateException if the purchase was settled or refunded before
     */
    public Reservation reserve(Purchase purchase, long amount) {
        if (amount < 0) {
            throw new IllegalArgumentException("amount: must not be negative: " + amount);
        }
        Balance balance = lock(purchase.accountId());
        Optional<StoredReservation> held = reservations.find(purchase.reference());
        held.ifPresent(present -> requireSame(present, purchase));
        long before = held.map(StoredReservation::amount).orElse(0L);
        if (amount - before > balance.available()) {
            coverShortage(purchase, amount, balance, before);
        }
        return held.map(present -> change(present, amount)).orElseGet(() -> setAside(purchase, amount));
    }

    private void requireSame(StoredReservation present, Purchase purchase) {
        if (!present.open()) {
            throw new IllegalStateException(present.reference() + " is " + present.state() + " already");
        }
        if (!present.accountId().equals(purchase.accountId())) {
            throw new IllegalStateException(present.reference() + " is another account's purchase");
        }
    }

    /** Grants the installation's administrator what is missing. */
    private void coverShortage(Purchase purchase, long amount, Balance balance, long before) {
        if (!accounts.isAdministrator(purchase.accountId())) {
            throw new PaymentRequired(
                    amount,
                    balance.available() + before,
                    purchase.operation(),
                    purchase.model(),
                    purchase.note(),
                    purchase.items());
        }
        books.book(
                purchase.accountId(),
                TransactionType.GRANT,
                amount - before - balance.available(),
                "house_grant",
                "cover:" + UUID.randomUUID(),
                purchase.reference());
    }

    private Reservation setAside(Purchase purchase, long amount) {
        LedgerTables.Booked booked = books.book(
                purchase.accountId(),
                TransactionType.RESERVE,
                amount,
                purchase.operation(),
                "reserve:" + purchase.reference(),
                purchase.note());
        reservations.add(purchase, amount, booked.id());
        return reservations.find(purchase.reference()).orElseThrow().reservation(booked.availableAfter());
    }

    private Reservation change(StoredReservation held, long amount) {
        long more = amount - held.amount();
        if (more != 0) {
            books.book(
                    held.accountId(),
                    more > 0 ? TransactionType.RESERVE : TransactionType.RELEASE,
                    Math.abs(more),
                    held.operation(),
                    "change:" + held.reference() + ":" + (held.changes() + 1),
                    null);
            reservations.change(held.reference(), amount);
        }
        return reservation(held.reference());
    }

    /**
     * Records that something was made under an open reservation. An object that the account has paid for before costs
     * nothing. If the total exceeds the reservation, the reservation grows; if the account cannot pay for that, the
     * object stays unpaid.
     *
     * @param objectKey derived from the content, so that a repeat has the same key
     * @param price 0 for a free object, which stays free
     */
    public void use(String reference, String operation, String objectKey, long price) {
        hold(reference)
                .filter(held -> held.open()
                        && !reservations
                                .paid(held.accountId(), List.of(objectKey))
                                .contains(objectKey))
                .filter(held -> cover(held, price))
                .ifPresent(held -> reservations.use(held.accountId(), reference, operation, objectKey, price));
    }

    /** @return false if the account has too little for it */
    private boolean cover(StoredReservation held, long price) {
        long needed = Math.max(held.amount(), reservations.used(held.reference()) + price);
        try {
            reserve(Purchase.of(held.accountId(), held.operation(), held.reference()), needed);
            return true;
        } catch (PaymentRequired e) {
            log.info("{} cannot pay {} more credits; what was made for them stays unpaid", held.reference(), price);
            return false;
        }
    }

    /** Records that the account received an object for free, so that it is never charged. */
    public void give(UUID accountId, String operation, String objectKey) {
        reservations.use(accountId, null, operation, objectKey, 0);
    }

    /** The objects among these that the account need not pay for any more. */
    @Transactional(readOnly = true)
    public Set<String> paid(UUID accountId, Collection<String> objectKeys) {
        return reservations.paid(accountId, objectKeys);
    }

    /** The cost so far of what was made under a reference. */
    @Transactional(readOnly = true)
    public long used(String reference) {
        return reservations.used(reference);
    }

    @Transactional(readOnly = true)
    public Optional<Reservation> find(String reference) {
        return reservations.find(reference).map(this::withBalance);
    }

    /** The reservation of an active process instance. */
    @Transactional(readOnly = true)
    public Optional<Reservation> findOpen(String processId, String businessKey) {
        return reservations.open(processId, businessKey).stream()
                .map(this::withBalance)
                .findFirst();
    }

    /** Charges what was made under the reference, never more than was reserved, and releases the rest. */
    public void settle(String reference) {
        close(reference, StoredReservation.State.SETTLED, TransactionType.RELEASE, null);
    }

    /** Settles with a cost that the caller knows. */
    public void settle(String reference, long cost) {
        close(reference, StoredReservation.State.SETTLED, TransactionType.RELEASE, cost);
    }

    /**
     * Closes the reservation after a failure or a cancel: charges what was made and kept, and releases the rest at
     * once.
     */
    public void refund(String reference) {
        close(reference, StoredReservation.State.REFUNDED, TransactionType.REFUND, null);
    }

    /** A closed reservation stays as it was; an unknown reference is ignored. */
    private void close(String reference, StoredReservation.State state, TransactionType giveBack, @Nullable Long cost) {
        hold(reference).filter(StoredReservation::open).ifPresent(held -> {
            long spent = Math.min(cost == null ? reservations.used(reference) : cost, held.amount());
            reservations.close(reference, state, spent);
            move(held, TransactionType.SETTLE, spent);
            move(held, giveBack, held.amount() - spent);
        });
    }

    private void move(StoredReservation held, TransactionType kind, long amount) {
        if (amount != 0) {
            String reference = kind.name().toLowerCase(Locale.ROOT) + ":" + held.reference();
            books.book(held.accountId(), kind, amount, held.operation(), reference, null);
        }
    }

    /**
     * Grants credits to an account.
     *
     * @param key the same key grants once
     * @return the grant's transaction, {@code txn_...}
     * @throws Conflict if the key has granted another amount, or for another reason
     */
    String grant(UUID accountId, long amount, String reason, String key) {
        lock(accountId);
        String reference = "grant:" + accountId + ":" + key;
        Optional<LedgerTables.Grant> before = books.granted(reference);
        if (before.isEmpty()) {
            return books.book(accountId, TransactionType.GRANT, amount, "credit_grant", reference, reason)
                    .id();
        }
        if (before.get().amount() != amount || !reason.equals(before.get().reason())) {
            throw new Conflict("idempotency_key: " + key + " has granted "
                    + before.get().amount() + " credits already, for: "
                    + before.get().reason()
                    + "; another grant needs another key");
        }
        return before.get().id();
    }

    /** The current reservation, under its account's lock. */
    private Optional<StoredReservation> hold(String reference) {
        return reservations.find(reference).flatMap(held -> {
            books.lock(held.accountId());
            return reservations.find(reference);
        });
    }

    private Balance lock(UUID accountId) {
        open(accountId);
        return books.lock(accountId);
    }

    private void open(UUID accountId) {
        if (!books.isOpen(accountId) && books.open(accountId) && properties.welcome() > 0) {
            books.book(accountId, TransactionType.GRANT, properties.welcome(), "welcome", "welcome:" + accountId, null);
        }
    }

    private Reservation reservation(String reference) {
        return withBalance(reservations.find(reference).orElseThrow());
    }

    private Reservation withBalance(StoredReservation held) {
        return held.reservation(books.balance(held.accountId()).available());
    }
}
