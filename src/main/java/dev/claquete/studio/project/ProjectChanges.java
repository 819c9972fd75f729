package dev.claquete.studio.project;

import dev.claquete.studio.cluster.NodeMessages;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Notifies every node that a project has changed, once the current transaction is committed. */
@Component
public class ProjectChanges {

    public static final String CHANNEL = "claquete_project";

    private final NodeMessages nodes;

    ProjectChanges(NodeMessages nodes) {
        this.nodes = nodes;
    }

    public void changed(UUID projectId) {
        nodes.send(CHANNEL, projectId.toString());
    }
}
