package dev.claquete.studio.process;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Everything the package told the features, in order. */
public class Happenings {

    public record Happening(
            String kind, String processId, String businessKey, String what, String sceneId, String detail) {}

    private final List<Happening> all = new CopyOnWriteArrayList<>();

    List<Happening> of(String businessKey) {
        return all.stream().filter(it -> it.businessKey.equals(businessKey)).toList();
    }

    /** The elements of this kind of happening, in order. */
    List<String> named(String kind, String businessKey) {
        return of(businessKey).stream()
                .filter(it -> it.kind.equals(kind))
                .map(Happening::what)
                .toList();
    }

    public boolean any(String businessKey, Predicate<Happening> wanted) {
        return of(businessKey).stream().anyMatch(wanted);
    }

    @EventListener
    void on(ProcessStarted it) {
        add("started", it.processId(), it.businessKey(), it.processId(), null, "");
    }

    @EventListener
    void on(StepStarted it) {
        add("step started", it.processId(), it.businessKey(), it.step(), it.facts(), "");
    }

    @EventListener
    void on(StepFinished it) {
        add("step finished", it.processId(), it.businessKey(), it.step(), it.facts(), "");
    }

    @EventListener
    void on(EventReached it) {
        String error = it.facts().text("errorCode").orElse("") + "|"
                + it.facts().text("errorMessage").orElse("");
        add("event", it.processId(), it.businessKey(), it.event(), it.facts(), error);
    }

    @EventListener
    void on(IncidentRaised it) {
        add("incident raised", it.processId(), it.businessKey(), it.step(), it.facts(), it.message());
    }

    @EventListener
    void on(IncidentCleared it) {
        add("incident cleared", it.processId(), it.businessKey(), it.step(), it.facts(), "");
    }

    @EventListener
    void on(ProcessEnded it) {
        add("ended", it.processId(), it.businessKey(), it.processId(), null, it.cancelled() ? "cancelled" : "");
    }

    @EventListener
    void on(StepProgressed it) {
        add("progress", "", it.businessKey(), it.step(), it.facts(), it.fraction() + " " + it.message());
    }

    /** What is rolled back never happened. */
    private void add(
            String kind, String processId, String key, String what, @Nullable ProcessVariables facts, String detail) {
        String sceneId = facts == null ? "" : facts.text("sceneId").orElse("");
        Happening happening = new Happening(kind, processId, key, what, sceneId, detail);
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            TransactionHooks.afterCommit(() -> all.add(happening));
        } else {
            all.add(happening);
        }
    }
}
