package dev.claquete.studio.process;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.filter.Filter;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Creates the filter "All tasks" in Tasklist, which shows nothing without a filter. It is created once: users may
 * delete or change it.
 */
@Component
class TasklistFilter implements SmartInitializingSingleton {

    static final String NAME = "All tasks";

    /** Records in the engine's own properties that the filter was created. */
    private static final String MADE = "claquete.filter.all-tasks";

    private final FilterService filters;
    private final TaskService tasks;
    private final ManagementService management;
    private final JdbcClient database;
    private final TransactionTemplate transaction;

    TasklistFilter(
            FilterService filters,
            TaskService tasks,
            ManagementService management,
            JdbcClient database,
            PlatformTransactionManager transactions) {
        this.filters = filters;
        this.tasks = tasks;
        this.management = management;
        this.database = database;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public void afterSingletonsInstantiated() {
        transaction.executeWithoutResult(status -> {
            database.sql("select 1 from (select pg_advisory_xact_lock(hashtextextended(:name, 51))) held")
                    .param("name", MADE)
                    .query()
                    .listOfRows();
            if (!management.getProperties().containsKey(MADE)) {
                management.setProperty(MADE, save().getId());
            }
        });
    }

    private Filter save() {
        Filter filter = filters.newTaskFilter(NAME);
        filter.setQuery(tasks.createTaskQuery());
        filter.setProperties(Map.of(
                "description",
                "All tasks that wait for a person",
                "priority",
                0,
                "refresh",
                true,
                "showUndefinedVariable",
                false,
                "variables",
                List.of(shown("approvalTopic", "Topic"), shown("approvalOwner", "Owner"))));
        return filters.saveFilter(filter);
    }

    private static Map<String, String> shown(String variable, String label) {
        return Map.of("name", variable, "label", label);
    }
}
