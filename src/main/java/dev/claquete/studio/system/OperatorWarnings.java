package dev.claquete.studio.system;

import dev.claquete.studio.process.ShippedDiagrams;
import dev.claquete.studio.process.UncoveredTopics;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Problems that an operator should look into although the node can work. Readable by anybody, so it names no topic of a
 * process.
 */
@Component
class OperatorWarnings {

    private final UncoveredTopics topics;
    private final ShippedDiagrams diagrams;

    OperatorWarnings(UncoveredTopics topics, ShippedDiagrams diagrams) {
        this.topics = topics;
        this.diagrams = diagrams;
    }

    List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        if (!topics.names().isEmpty()) {
            sentences.add("Tasks are waiting for a topic without a worker. The incidents of the type uncoveredTopic in "
                    + "Cockpit name them.");
        }
        if (!diagrams.heldBack().isEmpty()) {
            sentences.add("An edited diagram runs instead of the newer one that ships: "
                    + String.join(", ", diagrams.heldBack()));
        }
        return sentences;
    }
}
