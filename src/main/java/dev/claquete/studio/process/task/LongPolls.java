package dev.claquete.studio.process.task;

import jakarta.ws.rs.container.AsyncResponse;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.rest.dto.externaltask.FetchExternalTasksExtendedDto;
import org.camunda.bpm.engine.rest.impl.FetchAndLockHandlerImpl;

/**
 * The long polls of workers that wait for tasks over REST. When the node stops, they get an empty answer as after a
 * time-out; the engine would keep them waiting and finally answer with errors.
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
            answer.resume(List.of()); // it may have arrived in between; an answered request stays answered
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
