package dev.claquete.studio.account;

import org.jspecify.annotations.Nullable;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;

/**
 * The sessions of people who have signed in by a browser, in the database. The engine's web apps ask for a session in each
 * request, a program's with a key too: such a one lives as long as its request and leaves no row.
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
