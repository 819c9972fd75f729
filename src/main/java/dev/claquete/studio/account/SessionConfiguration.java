package dev.claquete.studio.account;

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
 * Browsers' sessions are Spring Session's, in the tables {@code browser_session} and {@code browser_session_attributes}. Flyway
 * makes them, and {@link ExpiryCleanup} removes what is over.
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
     * Before Spring Security, so that {@link SessionCookie} knows the request that makes a session. Jersey's own, of the engine's REST
     * API, would come after it.
     */
    @Bean
    OrderedRequestContextFilter requestContextFilter() {
        return new OrderedRequestContextFilter();
    }

    /** By this name Spring Session finds it, and nobody else does. */
    @Bean(defaultCandidate = false)
    ConversionService springSessionConversionService() {
        GenericConversionService conversions = new GenericConversionService();
        conversions.addConverter(Object.class, byte[].class, new SerializingConverter());
        conversions.addConverter(byte[].class, Object.class, new SessionAttributes());
        return conversions;
    }

    /** The engine's web apps send several requests at once: who comes second overwrites an attribute and does not fail. */
    @Bean
    PostgreSqlJdbcIndexedSessionRepositoryCustomizer concurrentRequests() {
        return new PostgreSqlJdbcIndexedSessionRepositoryCustomizer();
    }
}
