package dev.claquete.studio.process;

import dev.claquete.studio.cluster.NodeMessageListener;
import dev.claquete.studio.cluster.NodeMessages;
import org.camunda.bpm.engine.impl.ProcessEngineImpl;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Wakes the workers of all nodes when there may be a task for them: those in this process by the {@link TaskNotifier}, those that poll
 * over REST by the engine's own signal, and those of other nodes by a message. All of it after the present transaction is
 * committed.
 */
@Component
class TaskAnnouncements implements NodeMessageListener {

    static final String CHANNEL = "claquete_task";

    /** In place of a topic; no topic of a diagram may be called so. */
    private static final String ALL = "*";

    private final TaskNotifier bell;
    private final NodeMessages nodes;

    TaskAnnouncements(TaskNotifier bell, NodeMessages nodes) {
        this.bell = bell;
        this.nodes = nodes;
    }

    /** A task of this topic has been made. The engine wakes those who poll at this node itself. */
    void made(String topic) {
        nodes.send(CHANNEL, nodes.node() + " " + topic);
        TransactionHooks.afterCommit(() -> bell.ring(topic));
    }

    /** A task of whatever topic may be fetched again. */
    void anyMayBeFree() {
        nodes.send(CHANNEL, nodes.node() + " " + ALL);
        TransactionHooks.afterCommit(this::wakeAll);
    }

    /** An operator has given a task new tries. */
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

    /** This node's own messages come back to it, and are late. */
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
            bell.ring(topic);
            wakePolls();
        }
    }

    @Override
    public void mayHaveMissed() {
        wakeAll();
    }

    private void wakeAll() {
        bell.ringAll();
        wakePolls();
    }

    private static void wakePolls() {
        ProcessEngineImpl.EXT_TASK_CONDITIONS.signalAll();
    }
}
