package dev.claquete.studio.project.step;

import dev.claquete.storage.ObjectKey;
import dev.claquete.studio.file.Files;
import dev.claquete.studio.project.FinalVideo;
import dev.claquete.studio.project.ProjectChanges;
import dev.claquete.studio.project.Projects;
import dev.claquete.studio.project.run.RunService;
import dev.claquete.work.TaskContext;
import dev.claquete.work.TaskHandler;
import dev.claquete.work.Topic;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes a composed video the project's final one. Safe to repeat; ignores a project that was deleted meanwhile. */
@Topic("publish-video")
@Component
class PublishVideo implements TaskHandler<PublishVideo.Input, PublishVideo.Output> {

    private final Projects projects;
    private final RunService runs;
    private final Files files;
    private final ProjectChanges changes;

    PublishVideo(Projects projects, RunService runs, Files files, ProjectChanges changes) {
        this.projects = projects;
        this.runs = runs;
        this.files = files;
        this.changes = changes;
    }

    record Input(String projectId, String videoKey, double videoSeconds, long videoBytes) {}

    record Output() {}

    @Override
    @Transactional
    public Output handle(Input in, TaskContext task) {
        projects.lock(UUID.fromString(in.projectId()))
                .filter(it -> it.generation().alive())
                .ifPresent(project -> {
                    FinalVideo video = new FinalVideo(in.videoKey(), in.videoSeconds(), in.videoBytes());
                    files.register(project.ownerId(), in.projectId(), new ObjectKey(in.videoKey()));
                    project.publish(video);
                    runs.presentJob(project).ifPresent(job -> job.complete(video));
                    changes.changed(project.id());
                });
        return new Output();
    }
}
