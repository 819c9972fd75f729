package dev.claquete.studio.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The owner of projects, jobs and files. One is the administrator's, which the configuration describes; users create
 * the others.
 */
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

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    private Role role;

    @Column(name = "password_hash")
    private @Nullable String passwordHash;

    @Column(nullable = false)
    private boolean configured;

    @Column(name = "disabled_at")
    private @Nullable Instant disabledAt;

    @Column(name = "created_at", nullable = false, updatable = false)
    private Instant createdAt;

    @SuppressWarnings("NullAway") // for Hibernate, which fills the fields
    protected Account() {}

    public UUID id() {
        return id;
    }

    /** The name to sign in with, besides the e-mail address. */
    public String name() {
        return name;
    }

    /** In lower case. */
    public String email() {
        return email;
    }

    /** The language of mails to the owner: {@code pt-BR} or {@code en}. */
    public String language() {
        return language;
    }

    /** False while an administrator has deactivated it. */
    public boolean active() {
        return disabledAt == null;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Role role() {
        return role;
    }

    /** Null: no sign-in by password. */
    @Nullable
    public String passwordHash() {
        return passwordHash;
    }

    /** Whether the configuration sets its name and password, so that nothing else may. */
    public boolean configured() {
        return configured;
    }

    public void rename(String newName) {
        name = newName;
    }

    public void speak(String newLanguage) {
        language = newLanguage;
    }

    void take(Role newRole) {
        role = newRole;
    }

    /** The configuration names another administrator: this account loses the role and is deactivated. */
    void retire() {
        configured = false;
        role = Role.USER;
        passwordHash = null;
    }

    public void changePassword(String hash) {
        passwordHash = hash;
    }

    void disable(Instant now) {
        disabledAt = disabledAt == null ? now : disabledAt;
    }

    void enable() {
        disabledAt = null;
    }
}
