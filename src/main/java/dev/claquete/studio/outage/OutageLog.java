package dev.claquete.studio.outage;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import dev.claquete.dependency.Dependencies;
import dev.claquete.dependency.Dependency;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Suppresses warnings and errors in the log that only repeat a known outage: every library logs its own, many times a
 * second. {@link Dependency} logs it once a minute.
 */
@Component
class OutageLog extends TurboFilter implements DisposableBean {

    private static final int DEEPEST = 20;
    private static final String OURS = Dependency.class.getName();

    /** These log without an exception. */
    private static final List<String> BARE = List.of(
            "com.zaxxer.hikari.",
            "org.hibernate.engine.jdbc.",
            "org.postgresql.",
            "org.camunda.bpm.engine.persistence");

    private final Dependencies dependencies;

    OutageLog(Dependencies dependencies) {
        this.dependencies = dependencies;
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext logback) {
            setContext(logback);
            logback.addTurboFilter(this);
        }
    }

    @Override
    @SuppressWarnings("NullAway") // Logback's arguments may be null
    public FilterReply decide(
            @Nullable Marker marker,
            Logger logger,
            Level level,
            @Nullable String format,
            Object @Nullable [] params,
            @Nullable Throwable thrown) {
        if (!level.isGreaterOrEqual(Level.WARN) || logger.getName().equals(OURS)) {
            return FilterReply.NEUTRAL;
        }
        Throwable failure = thrown != null ? thrown : last(params);
        return (failure == null ? isBare(logger) && dependencies.anyAway() : isNoNews(failure))
                ? FilterReply.DENY
                : FilterReply.NEUTRAL;
    }

    private boolean isNoNews(Throwable failure) {
        return dependencies.explains(failure) || isOfLostConnection(failure);
    }

    /**
     * A database outage is detected after some moments, a silent one after some seconds. Meanwhile the pool has no
     * connection left and gets none, and work that held one cannot even roll back. The probe that this triggers
     * decides.
     */
    private static boolean isOfLostConnection(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            if (cause instanceof SQLException sql
                    && (isOfEmptyPool(sql) || DatabaseErrorClassifier.isOfClosedConnection(sql))) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    private static boolean isOfEmptyPool(SQLException failure) {
        return failure instanceof SQLTransientConnectionException
                && String.valueOf(failure.getMessage()).contains("(total=0,");
    }

    private static boolean isBare(Logger logger) {
        return BARE.stream().anyMatch(logger.getName()::startsWith);
    }

    private static @Nullable Throwable last(Object @Nullable [] params) {
        return params != null && params.length > 0 && params[params.length - 1] instanceof Throwable failure
                ? failure
                : null;
    }

    @Override
    public void destroy() {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext logback) {
            logback.getTurboFilterList().remove(this);
        }
    }
}
