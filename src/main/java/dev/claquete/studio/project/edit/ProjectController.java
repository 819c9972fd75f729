package dev.claquete.studio.project.edit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.claquete.studio.process.TransactionRetry;
import dev.claquete.studio.project.Project;
import dev.claquete.studio.project.ProjectAccess;
import dev.claquete.studio.project.Projects;
import dev.claquete.studio.web.BodyExample;
import dev.claquete.studio.web.JsonReader;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.Sort;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Projects over HTTP. */
@RestController
@Tag(name = "Projects")
@RequestMapping("/api/projects")
class ProjectController {

    static final int MAX_PAGE = 200;

    private final ProjectEditor editor;
    private final TransactionRetry contention;
    private final ProjectAccess access;
    private final Projects projects;
    private final ProjectViews views;

    ProjectController(
            ProjectEditor editor,
            TransactionRetry contention,
            ProjectAccess access,
            Projects projects,
            ProjectViews views) {
        this.editor = editor;
        this.contention = contention;
        this.access = access;
        this.projects = projects;
        this.views = views;
    }

    record Page<T>(List<T> data, Meta meta) {
        record Meta(long total, int limit, long offset) {}
    }

    @JsonNaming(SnakeCaseStrategy.class)
    record LockState(
            boolean success, boolean locked, @Nullable String lockSessionId, @Nullable Instant lockExpiresAt) {}

    record Done(boolean success) {}

    @Operation(summary = "Create a project from a topic, a script, or scenes")
    @BodyExample(
            "{\"topic\":\"How rivers are born\",\"language\":\"en\",\"style\":\"cinematic\",\"aspect_ratio\":\"9:16\","
                    + "\"scenes\":[{\"narration\":\"It begins with rain.\",\"visual_description\":\"Rain on a mountain\"}]}")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ProjectView create(@RequestBody JsonNode body) {
        return editor.create(JsonReader.of(body));
    }

    @Operation(summary = "List projects, newest first, with scenes but without word timings")
    @GetMapping
    @Transactional(readOnly = true)
    Page<ProjectView> list(
            @RequestParam(defaultValue = "50") @Min(1) @Max(MAX_PAGE) int limit,
            @RequestParam(defaultValue = "0") @Min(0) int offset,
            @RequestParam(name = "folder_id", required = false) @Nullable String folderId,
            @RequestParam(name = "is_archived", required = false) @Nullable Boolean archived) {
        UUID owner = access.owner();
        List<Project> found = projects.page(owner, folderId, archived, window(limit, offset));
        long total = projects.count(owner, folderId, archived);
        return new Page<>(views.projects(found), new Page.Meta(total, limit, offset));
    }

    @Operation(summary = "Read a project; poll it while its status is generating")
    @GetMapping("/{id}")
    @Transactional(readOnly = true)
    ProjectView get(@PathVariable UUID id) {
        return views.project(access.read(id));
    }

    @Operation(summary = "Change any fields, in snake_case or camelCase; null clears one")
    @BodyExample("{\"generated_title\":\"Rivers\",\"captions_enabled\":true,\"caption_position\":\"bottom\"}")
    @PatchMapping("/{id}")
    ProjectView edit(@PathVariable UUID id, @RequestBody JsonNode body) {
        return editor.edit(id, JsonReader.of(body));
    }

    @Operation(summary = "Delete a project with all its files and stop its run")
    @DeleteMapping("/{id}")
    Done delete(@PathVariable UUID id) {
        contention.repeat(() -> editor.delete(id));
        return new Done(true);
    }

    @Operation(summary = "Lock the project for one editing session for five minutes; repeat to extend the lock")
    @BodyExample("{\"session_id\":\"a-session\"}")
    @PostMapping("/{id}/lock")
    @Transactional
    LockState lock(@PathVariable UUID id, @RequestBody JsonNode body) {
        Project project = access.lock(id);
        String session = JsonReader.of(body).get("session_id").words(200);
        project.lock(session, Project.now());
        return lockState(project);
    }

    @Operation(summary = "Release the lock")
    @BodyExample("{\"session_id\":\"a-session\"}")
    @PostMapping("/{id}/unlock")
    @Transactional
    LockState unlock(@PathVariable UUID id, @RequestBody JsonNode body) {
        Project project = access.lock(id);
        String session = JsonReader.of(body).get("session_id").words(200);
        project.unlock(session, Project.now());
        return lockState(project);
    }

    private static LockState lockState(Project project) {
        Instant now = Project.now();
        return new LockState(
                true,
                project.lockExpiresAt(now).isPresent(),
                project.lockSessionId(now).orElse(null),
                project.lockExpiresAt(now).orElse(null));
    }

    /** Any offset, not only whole pages. */
    static Pageable window(int limit, int offset) {
        return new Window(limit, offset);
    }

    private record Window(int limit, int from) implements Pageable {
        @Override
        public int getPageNumber() {
            return from / limit;
        }

        @Override
        public int getPageSize() {
            return limit;
        }

        @Override
        public long getOffset() {
            return from;
        }

        @Override
        public Sort getSort() {
            return Sort.unsorted();
        }

        @Override
        public Pageable next() {
            return new Window(limit, from + limit);
        }

        @Override
        public Pageable previousOrFirst() {
            return new Window(limit, Math.max(0, from - limit));
        }

        @Override
        public Pageable first() {
            return new Window(limit, 0);
        }

        @Override
        public Pageable withPage(int page) {
            return PageRequest.of(page, limit);
        }

        @Override
        public boolean hasPrevious() {
            return from > 0;
        }
    }
}
