package dev.claquete.studio.process.security;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who may use which route of the engine's REST API (Camunda 7.24): operators may read everything and repair what is
 * running; only administrators may change what runs, and permissions. The first matching line decides. A route without
 * a line is only for administrators. {@link WorkerGate} decides for workers.
 */
final class EngineAccess {

    enum Access {
        /** Operators, with variables of plain types only and without expressions and start instructions in the body. */
        OPERATOR,
        ADMIN
    }

    /** {@code *} is one segment of the path, {@code **} any number of them. */
    private static final String TABLE =
            """
            # Deploying is bringing code: expressions, scripts, classes.
            ADMIN    POST PUT DELETE  /deployment/**
            ADMIN    DELETE           /process-definition/**
            # So is moving a run to where its diagram does not lead, or to another diagram.
            ADMIN    POST             /modification/** /migration/**
            ADMIN    POST             /process-instance/*/modification /process-instance/*/modification-async
            ADMIN    POST             /process-definition/*/restart /process-definition/*/restart-async
            ADMIN    POST             /process-definition/key/*/restart /process-definition/key/*/restart-async
            # A stored filter is a query that the engine evaluates for others later.
            ADMIN    POST PUT DELETE  /filter/create /filter/*
            # A binary variable may be an object of a class that the caller names.
            ADMIN    POST             /process-instance/*/variables/*/data /execution/*/localVariables/*/data
            ADMIN    POST             /task/*/variables/*/data /task/*/localVariables/*/data
            # Who may do what, and what the engine remembers of it.
            ADMIN    POST PUT DELETE  /authorization/** /user/** /group/create /group/*/** /group/* /tenant/**
            ADMIN    POST             /identity/verify /telemetry/**
            ADMIN    POST PUT DELETE  /history/batch/* /history/cleanup /history/decision-instance/**
            ADMIN    POST DELETE      /history/process-instance/delete /history/process-instance/set-removal-time
            ADMIN    DELETE           /history/** /metrics/**
            ADMIN    PUT              /history/user-operation/**
            ADMIN    PUT              /process-definition/*/history-time-to-live /process-definition/key/*/history-time-to-live
            # Many instances at once, by a query.
            ADMIN    POST             /process-instance/delete /process-instance/delete-historic-query-based
            ADMIN    POST             /process-instance/variables-async /process-instance/message-async

            # Looking, and asking by a body.
            OPERATOR OPTIONS          /**
            OPERATOR GET              / /version /schema/** /telemetry/** /metrics/** /identity/** /optimize/**
            OPERATOR GET              /authorization/** /user/** /group/** /tenant/** /filter/**
            OPERATOR GET              /deployment/** /process-definition/** /process-instance/** /execution/**
            OPERATOR GET              /task/** /external-task/** /job/** /job-definition/** /batch/** /incident/**
            OPERATOR GET              /variable-instance/** /event-subscription/** /history/**
            OPERATOR GET              /case-definition/** /case-instance/** /case-execution/**
            OPERATOR GET              /decision-definition/** /decision-requirements-definition/**
            OPERATOR POST             /task /task/count /process-instance /process-instance/count
            OPERATOR POST             /execution /execution/count /external-task /external-task/count
            OPERATOR POST             /job /job/count /job-definition /job-definition/count
            OPERATOR POST             /variable-instance /variable-instance/count /group /schema/log
            OPERATOR POST             /case-instance /case-instance/count /case-execution /case-execution/count
            OPERATOR POST             /history/* /history/*/count /identity/password-policy
            OPERATOR POST             /filter/*/list /filter/*/count /filter/*/singleResult
            # Retries, suspension, incidents, jobs.
            OPERATOR PUT POST         /external-task/retries /external-task/retries-async /external-task/*/retries
            OPERATOR PUT POST         /job/retries /job/*/retries /job/*/execute /job/*/duedate /job/*/duedate/recalculate
            OPERATOR PUT              /external-task/*/priority /job/*/priority /job-definition/*/jobPriority
            OPERATOR PUT              /job-definition/*/retries
            OPERATOR POST             /process-instance/job-retries /process-instance/job-retries-historic-query-based
            OPERATOR PUT              /process-instance/suspended /process-instance/*/suspended
            OPERATOR POST             /process-instance/suspended-async
            OPERATOR PUT              /process-definition/suspended /process-definition/*/suspended
            OPERATOR PUT              /process-definition/key/*/suspended
            OPERATOR PUT              /job/suspended /job/*/suspended /job-definition/suspended /job-definition/*/suspended
            OPERATOR PUT DELETE       /batch/* /batch/*/suspended
            OPERATOR DELETE           /job/* /process-instance/* /incident/* /incident/*/annotation
            OPERATOR PUT              /incident/*/annotation
            OPERATOR POST             /execution/*/create-incident
            # Variables, comments, messages, and a run started by hand.
            OPERATOR POST             /process-instance/*/variables /execution/*/localVariables
            OPERATOR PUT DELETE       /process-instance/*/variables/* /execution/*/localVariables/*
            OPERATOR PUT DELETE       /process-instance/*/comment /process-instance/*/comment/*
            OPERATOR POST             /message /signal /execution/*/signal /execution/*/messageSubscriptions/*/trigger
            OPERATOR POST             /process-definition/*/start /process-definition/key/*/start
            OPERATOR POST             /process-definition/*/submit-form /process-definition/key/*/submit-form
            # External tasks in the hands of a worker, and tasks for people.
            OPERATOR POST             /external-task/fetchAndLock /external-task/*/unlock /external-task/*/lock
            OPERATOR POST             /external-task/*/extendLock /external-task/*/complete /external-task/*/failure
            OPERATOR POST             /external-task/*/bpmnError
            OPERATOR POST             /task/*/claim /task/*/unclaim /task/*/assignee /task/*/delegate /task/*/resolve
            OPERATOR POST             /task/*/complete /task/*/submit-form /task/*/bpmnError /task/*/bpmnEscalation
            OPERATOR POST             /task/*/identity-links /task/*/identity-links/delete
            OPERATOR POST PUT DELETE  /task/*/comment /task/*/comment/* /task/*/attachment/create /task/*/attachment/*
            OPERATOR POST             /task/*/variables /task/*/localVariables
            OPERATOR PUT DELETE       /task/*/variables/* /task/*/localVariables/* /task/*
            """;

    private record Line(Access access, List<String> methods, List<Pattern> paths) {

        boolean fits(String method, String path) {
            return methods.contains(method)
                    && paths.stream().anyMatch(it -> it.matcher(path).matches());
        }

        static Line parse(String line) {
            List<String> words = List.of(line.strip().split("\\s+"));
            return new Line(
                    Access.valueOf(words.get(0)),
                    words.stream()
                            .skip(1)
                            .filter(word -> !word.startsWith("/"))
                            .flatMap(word -> word.equals("GET") ? Stream.of("GET", "HEAD") : Stream.of(word))
                            .toList(),
                    words.stream()
                            .filter(word -> word.startsWith("/"))
                            .map(Line::pattern)
                            .collect(Collectors.toList()));
        }

        private static Pattern pattern(String path) {
            String regex = path.replace("/**", "\u0000").replace("*", "[^/]+").replace("\u0000", "(/.*)?");
            return Pattern.compile(regex);
        }
    }

    private static final List<Line> LINES = TABLE.lines()
            .filter(line -> !line.isBlank() && !line.strip().startsWith("#"))
            .map(Line::parse)
            .toList();

    private EngineAccess() {}

    /** @param path below the API's root, decoded, without the engine's name: {@code /process-instance/7} */
    static Access of(String method, String path) {
        String verb = method.toUpperCase(Locale.ROOT);
        return LINES.stream()
                .filter(line -> line.fits(verb, path))
                .map(Line::access)
                .findFirst()
                .orElse(Access.ADMIN);
    }
}
