package dev.claquete.studio.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** Owns projects, jobs and files. There is one for now, the administrator's; every row names its owner all the same. */
@Entity
@Table(name = "account")
public class Account {

    @Id
    private UUID id;

    @Column(nullable = false, unique = true)
    private String name;

    @Column(nullable = false)
    private String email;

    @Column(nullable = false)
    private String language;

    @Column(name = "created_at", nullable = false, updatable = false)
    private Instant createdAt;

    @SuppressWarnings("NullAway") // for Hibernate, which fills the fields
    protected Account() {}

    public UUID id() {
        return id;
    }

    /** What its owner signs in with. */
    public String name() {
        return name;
    }

    public String email() {
        return email;
    }

    /** Of the mail that it gets: {@code pt-BR} or {@code en}. */
    public String language() {
        return language;
    }

    public Instant createdAt() {
        return createdAt;
    }
}
