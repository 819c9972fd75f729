package dev.claquete.studio.process.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.claquete.studio.process.security.EngineAccess.Access;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table beside every route that the engine's REST API has. */
class EngineAccessTest {

    private static final Set<String> LOOKING = Set.of("GET", "OPTIONS");

    /** What an operator may do besides looking. */
    private static final String CHANGES =
            """
            DELETE /batch/{id}
            DELETE /execution/{id}/localVariables/{varId}
            DELETE /incident/{id}
            DELETE /incident/{id}/annotation
            DELETE /job/{id}
            DELETE /process-instance/{id}
            DELETE /process-instance/{id}/comment
            DELETE /process-instance/{id}/comment/{commentId}
            DELETE /process-instance/{id}/variables/{varId}
            DELETE /task/{id}
            DELETE /task/{id}/attachment/{attachmentId}
            DELETE /task/{id}/comment
            DELETE /task/{id}/comment/{commentId}
            DELETE /task/{id}/localVariables/{varId}
            DELETE /task/{id}/variables/{varId}
            POST /case-execution
            POST /case-execution/count
            POST /case-instance
            POST /case-instance/count
            POST /execution
            POST /execution/count
            POST /execution/{id}/create-incident
            POST /execution/{id}/localVariables
            POST /execution/{id}/messageSubscriptions/{messageName}/trigger
            POST /execution/{id}/signal
            POST /external-task
            POST /external-task/count
            POST /external-task/fetchAndLock
            POST /external-task/retries-async
            POST /external-task/{id}/bpmnError
            POST /external-task/{id}/complete
            POST /external-task/{id}/extendLock
            POST /external-task/{id}/failure
            POST /external-task/{id}/lock
            POST /external-task/{id}/unlock
            POST /filter/{id}/count
            POST /filter/{id}/list
            POST /filter/{id}/singleResult
            POST /group
            POST /history/activity-instance
            POST /history/activity-instance/count
            POST /history/case-instance
            POST /history/case-instance/count
            POST /history/detail
            POST /history/external-task-log
            POST /history/external-task-log/count
            POST /history/job-log
            POST /history/job-log/count
            POST /history/process-instance
            POST /history/process-instance/count
            POST /history/task
            POST /history/task/count
            POST /history/variable-instance
            POST /history/variable-instance/count
            POST /identity/password-policy
            POST /job
            POST /job-definition
            POST /job-definition/count
            POST /job/count
            POST /job/retries
            POST /job/{id}/duedate/recalculate
            POST /job/{id}/execute
            POST /message
            POST /process-definition/key/{key}/start
            POST /process-definition/key/{key}/submit-form
            POST /process-definition/{id}/start
            POST /process-definition/{id}/submit-form
            POST /process-instance
            POST /process-instance/count
            POST /process-instance/job-retries
            POST /process-instance/job-retries-historic-query-based
            POST /process-instance/suspended-async
            POST /process-instance/{id}/variables
            POST /schema/log
            POST /signal
            POST /task
            POST /task/count
            POST /task/{id}/assignee
            POST /task/{id}/attachment/create
            POST /task/{id}/bpmnError
            POST /task/{id}/bpmnEscalation
            POST /task/{id}/claim
            POST /task/{id}/comment/create
            POST /task/{id}/complete
            POST /task/{id}/delegate
            POST /task/{id}/identity-links
            POST /task/{id}/identity-links/delete
            POST /task/{id}/localVariables
            POST /task/{id}/resolve
            POST /task/{id}/submit-form
            POST /task/{id}/unclaim
            POST /task/{id}/variables
            POST /variable-instance
            POST /variable-instance/count
            PUT /batch/{id}/suspended
            PUT /execution/{id}/localVariables/{varId}
            PUT /external-task/retries
            PUT /external-task/{id}/priority
            PUT /external-task/{id}/retries
            PUT /incident/{id}/annotation
            PUT /job-definition/suspended
            PUT /job-definition/{id}/jobPriority
            PUT /job-definition/{id}/retries
            PUT /job-definition/{id}/suspended
            PUT /job/suspended
            PUT /job/{id}/duedate
            PUT /job/{id}/priority
            PUT /job/{id}/retries
            PUT /job/{id}/suspended
            PUT /process-definition/key/{key}/suspended
            PUT /process-definition/suspended
            PUT /process-definition/{id}/suspended
            PUT /process-instance/suspended
            PUT /process-instance/{id}/comment
            PUT /process-instance/{id}/suspended
            PUT /process-instance/{id}/variables/{varId}
            PUT /task/{id}
            PUT /task/{id}/comment
            PUT /task/{id}/localVariables/{varId}
            PUT /task/{id}/variables/{varId}
            """;

    @Test
    void theWholeApiIsSeen() {
        assertThat(EngineRoutes.all()).hasSizeGreaterThan(450);
    }

    @Test
    void anOperatorMayLookAtEverything() {
        assertThat(EngineRoutes.all().stream().filter(route -> LOOKING.contains(route.method())))
                .allSatisfy(route -> assertThat(EngineAccess.of(route.method(), route.path()))
                        .as(route.toString())
                        .isEqualTo(Access.OPERATOR));
    }

    @Test
    void anOperatorMayChangeThisAndNothingElse() {
        List<String> open = EngineRoutes.all().stream()
                .filter(route -> !LOOKING.contains(route.method()))
                .filter(route -> EngineAccess.of(route.method(), route.path()) == Access.OPERATOR)
                .map(EngineRoutes.Route::toString)
                .distinct()
                .collect(Collectors.toList());
        assertThat(open).containsExactlyInAnyOrderElementsOf(CHANGES.lines().toList());
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /no-such-resource",
        "GET, /no-such-resource",
        "PATCH, /task/7",
        "POST, /deployment/create/",
        "POST, /DEPLOYMENT/create",
        "TRACE, /task",
        "POST, /task/7/create",
        "GET, /taskx",
    })
    void whatNoLineNamesIsForAdministrators(String method, String path) {
        assertThat(EngineAccess.of(method, path)).isEqualTo(Access.ADMIN);
    }
}
