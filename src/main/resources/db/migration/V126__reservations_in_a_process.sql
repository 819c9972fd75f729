-- Whether the process that a reservation is for has come to its step Reserve credits: from then on it must settle or refund.
alter table credit_reservation add in_process boolean not null default false;
