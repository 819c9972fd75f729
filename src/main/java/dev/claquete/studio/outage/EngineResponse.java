package dev.claquete.studio.outage;

import dev.claquete.dependency.Dependency;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.sql.SQLException;
import org.springframework.http.HttpHeaders;

/**
 * Changes the engine's 500 to 503 during a database outage: its own pages and REST API answer every failure with 500.
 */
final class EngineResponse extends HttpServletResponseWrapper {

    private static final String SECONDS = "5";

    private final Dependency database;
    private final DatabaseProbe probe;

    EngineResponse(HttpServletResponse response, Dependency database, DatabaseProbe probe) {
        super(response);
        this.database = database;
        this.probe = probe;
    }

    @Override
    public void setStatus(int status) {
        super.setStatus(mended(status));
    }

    @Override
    public void sendError(int status) throws java.io.IOException {
        super.sendError(mended(status));
    }

    @Override
    public void sendError(int status, String message) throws java.io.IOException {
        super.sendError(mended(status), message);
    }

    private int mended(int status) {
        if (status != SC_INTERNAL_SERVER_ERROR || !away()) {
            return status;
        }
        setHeader(HttpHeaders.RETRY_AFTER, SECONDS);
        return SC_SERVICE_UNAVAILABLE;
    }

    private boolean away() {
        if (!database.isAway()) {
            try {
                probe.askDirectly();
            } catch (SQLException e) {
                database.failed(e);
            }
        }
        return database.isAway();
    }
}
