-- An append-only double-entry ledger. Every transaction's entries sum to zero; an owner's two balances move only with entries and
-- are never negative. The house's two accounts are in everybody's transactions, so they keep no running balance that all
-- spenders would wait for: theirs is the sum of their entries.

create table ledger_account (
    id       bigint generated always as identity primary key,
    owner_id uuid references account (id),
    kind     text   not null check (kind in ('AVAILABLE', 'RESERVED', 'GRANTED', 'REVENUE')),
    balance  bigint,
    unique (owner_id, kind),
    constraint house_has_no_owner check ((owner_id is null) = (kind in ('GRANTED', 'REVENUE'))),
    constraint owner_has_balance check ((owner_id is null) = (balance is null)),
    constraint balance_is_never_negative check (balance >= 0)
);
create unique index ledger_account_of_house on ledger_account (kind) where owner_id is null;
insert into ledger_account (kind) values ('GRANTED'), ('REVENUE');

create table ledger_transaction (
    id         text        primary key check (id like 'txn\_%'),
    kind       text        not null check (kind in ('GRANT', 'RESERVE', 'SETTLE', 'RELEASE', 'REFUND')),
    operation  text        not null,
    reference  text        not null unique, -- what is booked once is booked under this, however often it is asked for
    note       text,
    created_at timestamptz not null default clock_timestamp()
);

create table ledger_entry (
    id             bigint generated always as identity primary key,
    transaction_id text   not null references ledger_transaction (id),
    account_id     bigint not null references ledger_account (id),
    amount         bigint not null,
    balance_after  bigint,
    unique (transaction_id, account_id)
);
create index ledger_entry_by_account on ledger_entry (account_id, id desc);

create function ledger_post() returns trigger language plpgsql as $$
begin
    update ledger_account set balance = balance + new.amount
    where id = new.account_id and balance is not null
    returning balance into new.balance_after;
    return new;
end $$;
create trigger ledger_entry_moves_balance before insert on ledger_entry
    for each row execute function ledger_post();

create function ledger_refuse() returns trigger language plpgsql as $$
begin
    raise exception 'the ledger is append-only: % of % refused', tg_op, tg_table_name using errcode = 'restrict_violation';
end $$;
create trigger ledger_balance_moves_with_entries before update of balance on ledger_account
    for each row when (pg_trigger_depth() = 0) execute function ledger_refuse();
create trigger ledger_account_stays before delete or truncate on ledger_account
    for each statement execute function ledger_refuse();
create trigger ledger_transaction_stays before update or delete or truncate on ledger_transaction
    for each statement execute function ledger_refuse();
create trigger ledger_entry_stays before update or delete or truncate on ledger_entry
    for each statement execute function ledger_refuse();

create function ledger_sum_to_zero() returns trigger language plpgsql as $$
begin
    if (select sum(amount) from ledger_entry where transaction_id = new.transaction_id) <> 0 then
        raise exception 'the entries of % do not sum to zero', new.transaction_id using errcode = 'check_violation';
    end if;
    return null;
end $$;
create constraint trigger ledger_transaction_sums_to_zero after insert on ledger_entry
    deferrable initially deferred for each row execute function ledger_sum_to_zero();

-- What is set aside for one purchase, a run for instance.
create table credit_reservation (
    reference      text        primary key,
    account_id     uuid        not null references account (id),
    operation      text        not null,
    amount         bigint      not null check (amount >= 0),
    charged        bigint      not null default 0,
    state          text        not null default 'OPEN' check (state in ('OPEN', 'SETTLED', 'REFUNDED')),
    changes        integer     not null default 0, -- how often the amount was changed; part of the changes' references
    process        text,                           -- who pays with it; closed when that instance ends
    business_key   text,
    transaction_id text        not null references ledger_transaction (id),
    opened_at      timestamptz not null default clock_timestamp(),
    closed_at      timestamptz,
    constraint never_charged_more_than_reserved check (charged between 0 and amount),
    constraint charged_when_closed check (charged = 0 or state <> 'OPEN'),
    constraint closed_has_its_moment check ((state = 'OPEN') = (closed_at is null))
);
create index credit_reservation_open on credit_reservation (business_key) where state = 'OPEN';

-- What an account has paid for, or got for nothing: an object is never charged twice.
create table credit_usage (
    account_id uuid          not null references account (id),
    object_key varchar(1024) not null,
    reference  text          references credit_reservation (reference),
    operation  text          not null,
    amount     bigint        not null check (amount >= 0),
    created_at timestamptz   not null default clock_timestamp(),
    primary key (account_id, object_key)
);
create index credit_usage_by_reference on credit_usage (reference);

-- What was made before there were credits costs nothing when a run finds it again.
insert into credit_usage (account_id, object_key, operation, amount)
select owner_id, key, 'made_before_credits', 0 from stored_file;
