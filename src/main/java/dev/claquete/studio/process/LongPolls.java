package dev.claquete.studio.process;

import jakarta.ws.rs.container.AsyncResponse;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.rest.dto.externaltask.FetchExternalTasksExtendedDto;
import org.camunda.bpm.engine.rest.impl.FetchAndLockHandlerImpl;

/**
 * The polls of workers that wait for tasks over REST. When the node stops they are answered that there is nothing, as if their time
 * were up; the engine would let them wait on, and answer with errors in the end.
 */
class LongPolls extends FetchAndLockHandlerImpl {

    private volatile boolean stopping;

    @Override
    public void addPendingRequest(
            FetchExternalTasksExtendedDto wanted, AsyncResponse answer, ProcessEngine processEngine) {
        if (stopping) {
            wanted.setAsyncResponseTimeout(null); // answered at once
        }
        super.addPendingRequest(wanted, answer, processEngine);
        if (stopping) {
            answer.resume(List.of()); // it may have come in between; whoever is answered already stays so
        }
    }

    @Override
    public void shutdown() {
        stopping = true;
        super.shutdown();
    }

    @Override
    protected void rejectPendingRequests() {
        queue.drainTo(newRequests);
        pendingRequests.addAll(newRequests);
        newRequests.clear();
        for (var waiting : new ArrayList<>(pendingRequests)) {
            waiting.getAsyncResponse().resume(List.of());
        }
        pendingRequests.clear();
    }
}
