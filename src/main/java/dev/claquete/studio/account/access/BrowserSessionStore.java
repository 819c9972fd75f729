package dev.claquete.studio.account.access;

import org.jspecify.annotations.Nullable;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;

/**
 * Stores browser sessions of signed-in users in the database. The engine's web apps create a session in each request,
 * even in a program's with a key; such a session lasts only for its request and leaves no row.
 */
class BrowserSessionStore<S extends Session> implements SessionRepository<S> {

    private final SessionRepository<S> database;

    BrowserSessionStore(SessionRepository<S> database) {
        this.database = database;
    }

    @Override
    public S createSession() {
        return database.createSession();
    }

    @Override
    public void save(S session) {
        if (session.getAttribute(BrowserSessions.ACCOUNT_SESSION) != null) {
            database.save(session);
        }
    }

    @Override
    public @Nullable S findById(String id) {
        return database.findById(id);
    }

    @Override
    public void deleteById(String id) {
        database.deleteById(id);
    }
}
