package dev.claquete.studio.credit;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Closes abandoned reservations every ten minutes. Every node may run it: closing happens once. */
@Component
class AbandonedReservationSweep implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(AbandonedReservationSweep.class);
    private static final long EVERY_MINUTES = 10;

    private final EndedProcessSettlement purchases;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "credit-sweep");
        thread.setDaemon(true);
        return thread;
    });
    private volatile boolean running;

    AbandonedReservationSweep(EndedProcessSettlement purchases) {
        this.purchases = purchases;
    }

    @Override
    public void start() {
        running = true;
        clock.scheduleWithFixedDelay(this::sweep, EVERY_MINUTES, EVERY_MINUTES, TimeUnit.MINUTES);
    }

    private void sweep() {
        try {
            purchases.sweep();
        } catch (RuntimeException e) {
            log.warn("The sweep for abandoned reservations failed; the next one tries again", e);
        }
    }

    @Override
    public void stop() {
        running = false;
        clock.shutdownNow();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
