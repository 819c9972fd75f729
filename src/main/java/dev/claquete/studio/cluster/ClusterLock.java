package dev.claquete.studio.cluster;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Lets one node at a time do start-up work that every node does. */
@Component
public class ClusterLock {

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    ClusterLock(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Runs the work in one transaction, after all others of this name have been committed. */
    public void alone(String name, Runnable work) {
        transaction.executeWithoutResult(status -> {
            jdbc.sql("set local lock_timeout = 0").update();
            jdbc.sql("select 1 from (select pg_advisory_xact_lock(hashtextextended(:name, 52))) held")
                    .param("name", name)
                    .query()
                    .listOfRows();
            work.run();
        });
    }
}
