package dev.claquete.studio.project.live;

import dev.claquete.studio.cluster.NodeMessageListener;
import dev.claquete.studio.project.ProjectChanges;
import dev.claquete.studio.web.Uuids;
import org.springframework.stereotype.Component;

/** Receives the messages of all nodes from {@link ProjectChanges} and passes them on to this node's clients. */
@Component
class ChangeListener implements NodeMessageListener {

    private final ProjectStreams streams;

    ChangeListener(ProjectStreams streams) {
        this.streams = streams;
    }

    @Override
    public String channel() {
        return ProjectChanges.CHANNEL;
    }

    @Override
    public void received(String project) {
        Uuids.parse(project).ifPresent(streams::changed);
    }

    @Override
    public void mayHaveMissed() {
        streams.anythingMayHaveChanged();
    }
}
