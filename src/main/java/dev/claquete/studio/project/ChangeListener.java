package dev.claquete.studio.project;

import dev.claquete.studio.cluster.NodeMessageListener;
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
        ProjectProjection.uuid(project).ifPresent(streams::changed);
    }

    @Override
    public void mayHaveMissed() {
        streams.anythingMayHaveChanged();
    }
}
