-- Mail that waits to be sent, and for a month what became of it. Content is sealed by the vault, and goes when the mail has gone.
create table mail (
    id         uuid        primary key,
    account_id uuid        not null references account (id) on delete cascade,
    kind       text        not null,
    about      text,
    content    text,
    status     text        not null check (status in ('WAITING', 'SENT', 'REFUSED', 'EXPIRED', 'DROPPED')),
    created_at timestamptz not null,
    settled_at timestamptz,
    constraint mail_once unique (kind, account_id, about),
    constraint mail_says_nothing_once_settled check ((status = 'WAITING') = (content is not null))
);

create index mail_settled on mail (settled_at) where settled_at is not null;
