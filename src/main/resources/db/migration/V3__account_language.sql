-- The language of the mail that an account gets: pt-BR or en.
alter table account add column language text not null default 'pt-BR';
