package dev.claquete.studio.process.task;

import dev.claquete.studio.cluster.NodeMessageListener;
import dev.claquete.studio.cluster.NodeMessages;
import dev.claquete.studio.process.IncidentCleared;
import dev.claquete.studio.process.TransactionHooks;
import org.camunda.bpm.engine.impl.ProcessEngineImpl;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Wakes the workers of all nodes when there may be a task for them: those in this process by the {@link TaskNotifier},
 * those that poll over REST by the engine's own signal, and those of other nodes by a message. All after the commit of
 * the current transaction.
 */
@Component
public class TaskAnnouncements implements NodeMessageListener {

    static final String CHANNEL = "claquete_task";

    /** Stands for all topics; no topic of a diagram may have this name. */
    private static final String ALL = "*";

    private final TaskNotifier notifier;
    private final NodeMessages nodes;

    TaskAnnouncements(TaskNotifier notifier, NodeMessages nodes) {
        this.notifier = notifier;
        this.nodes = nodes;
    }

    /** A task of this topic was created. The engine itself wakes the polls on this node. */
    public void made(String topic) {
        nodes.send(CHANNEL, nodes.node() + " " + topic);
        TransactionHooks.afterCommit(() -> notifier.ring(topic));
    }

    /** A task of any topic may be available again. */
    public void anyMayBeFree() {
        nodes.send(CHANNEL, nodes.node() + " " + ALL);
        TransactionHooks.afterCommit(this::wakeAll);
    }

    /** An operator gave a task new tries. */
    @EventListener
    void on(IncidentCleared event) {
        if (event.goesOn()) {
            anyMayBeFree();
        }
    }

    @Override
    public String channel() {
        return CHANNEL;
    }

    /** This node's own messages also arrive here, later. */
    @Override
    public void received(String text) {
        int space = text.indexOf(' ');
        if (space < 0 || text.substring(0, space).equals(nodes.node())) {
            return;
        }
        String topic = text.substring(space + 1);
        if (topic.equals(ALL)) {
            wakeAll();
        } else {
            notifier.ring(topic);
            wakePolls();
        }
    }

    @Override
    public void mayHaveMissed() {
        wakeAll();
    }

    private void wakeAll() {
        notifier.ringAll();
        wakePolls();
    }

    private static void wakePolls() {
        ProcessEngineImpl.EXT_TASK_CONDITIONS.signalAll();
    }
}
