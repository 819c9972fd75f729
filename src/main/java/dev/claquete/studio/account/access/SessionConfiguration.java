package dev.claquete.studio.account.access;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.web.servlet.filter.OrderedRequestContextFilter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.core.convert.ConversionService;
import org.springframework.core.convert.support.GenericConversionService;
import org.springframework.core.serializer.support.SerializingConverter;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;
import org.springframework.session.jdbc.PostgreSqlJdbcIndexedSessionRepositoryCustomizer;
import org.springframework.session.jdbc.config.annotation.web.http.EnableJdbcHttpSession;

/**
 * Browser sessions use Spring Session with the tables {@code browser_session} and {@code browser_session_attributes}.
 * Flyway creates them, and {@link ExpiryCleanup} removes expired rows.
 */
@Configuration(proxyBeanMethods = false)
@EnableJdbcHttpSession(tableName = "browser_session", cleanupCron = Scheduled.CRON_DISABLED)
class SessionConfiguration {

    @Bean
    @Primary
    SessionRepository<? extends Session> keptSessions(
            @Qualifier("sessionRepository") SessionRepository<? extends Session> database) {
        return kept(database);
    }

    private static <S extends Session> SessionRepository<S> kept(SessionRepository<S> database) {
        return new BrowserSessionStore<>(database);
    }

    /**
     * Runs before Spring Security, so that {@link SessionCookie} knows the request that starts a session. Jersey's own
     * filter, for the engine's REST API, would run after it.
     */
    @Bean
    OrderedRequestContextFilter requestContextFilter() {
        return new OrderedRequestContextFilter();
    }

    /** Spring Session finds it by this name; nothing else uses it. */
    @Bean(defaultCandidate = false)
    ConversionService springSessionConversionService() {
        GenericConversionService conversions = new GenericConversionService();
        conversions.addConverter(Object.class, byte[].class, new SerializingConverter());
        conversions.addConverter(byte[].class, Object.class, new SessionAttributes());
        return conversions;
    }

    /** The engine's web apps send several requests at once: a later one overwrites an attribute instead of failing. */
    @Bean
    PostgreSqlJdbcIndexedSessionRepositoryCustomizer concurrentRequests() {
        return new PostgreSqlJdbcIndexedSessionRepositoryCustomizer();
    }
}
