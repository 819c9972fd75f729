package dev.claquete.studio.process.security;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.claquete.studio.process.task.RemoteWork;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Restricts a worker's credential to a worker's calls: it may fetch, complete and report {@link RemoteWork}, and may
 * read and write only the variables of its steps. Operators pass.
 */
class WorkerGate extends OncePerRequestFilter {

    /** In bytes; a result or a stack trace is far smaller. */
    private static final int MAX_JSON = 1024 * 1024;

    private static final Pattern FETCH = Pattern.compile("/engine-rest/external-task/fetchAndLock");
    private static final Pattern TASK =
            Pattern.compile("/engine-rest/external-task/([\\w-]{1,64})/(complete|failure|bpmnError|extendLock|unlock)"
                    + "|/api/worker/tasks/([\\w-]{1,64})/(progress|remember)");

    private final RemoteWork work;
    private final Function<String, Optional<String>> topicOfTask;

    WorkerGate(RemoteWork work, Function<String, Optional<String>> topicOfTask) {
        this.work = work;
        this.topicOfTask = topicOfTask;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!calledByWorker()) {
            chain.doFilter(request, response);
            return;
        }
        byte[] body = request.getInputStream().readNBytes(MAX_JSON + 1);
        String path = request.getRequestURI().substring(request.getContextPath().length());
        byte[] checked;
        try {
            checked = checked(request.getMethod(), path, body);
        } catch (CallRefused refused) {
            EngineRefusal.write(response, String.valueOf(refused.getMessage()));
            return;
        }
        chain.doFilter(new ReplayedRequest(request, checked), response);
    }

    private static boolean calledByWorker() {
        Authentication caller = SecurityContextHolder.getContext().getAuthentication();
        Set<String> roles = caller == null
                ? Set.of()
                : caller.getAuthorities().stream()
                        .map(GrantedAuthority::getAuthority)
                        .collect(Collectors.toSet());
        return roles.contains("ROLE_WORKER") && !roles.contains("ROLE_OPERATOR");
    }

    /** @return the body that may reach the engine */
    private byte[] checked(String method, String path, byte[] body) throws CallRefused {
        Matcher task = TASK.matcher(path);
        boolean fetch = FETCH.matcher(path).matches();
        if (!"POST".equals(method) || !fetch && !task.matches()) {
            throw new CallRefused("A worker may only fetch tasks, and complete, fail, extend or unlock those it has");
        }
        if (body.length > MAX_JSON) {
            throw new CallRefused("The body is larger than " + MAX_JSON + " bytes");
        }
        ObjectNode call = WorkerCall.parse(body);
        if (fetch) {
            return WorkerCall.write(WorkerFetch.checked(call, work));
        }
        String id = task.group(1) == null ? task.group(3) : task.group(1);
        String verb = task.group(2) == null ? task.group(4) : task.group(2);
        Optional<String> topic = topicOfTask.apply(id);
        if (topic.isEmpty()) {
            return body; // missing, as the engine will report
        }
        RemoteWork.Step step = topic.flatMap(work::step)
                .orElseThrow(() ->
                        new CallRefused("The task's topic is not for workers: " + WorkerCall.sorted(work.topics())));
        return WorkerCall.write(WorkerCall.checked(verb, call, step));
    }
}
