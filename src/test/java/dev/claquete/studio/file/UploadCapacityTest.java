package dev.claquete.studio.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.claquete.studio.web.TooManyRequests;
import dev.claquete.studio.web.Unavailable;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class UploadCapacityTest {

    private static final long MARGIN = 1_000;

    private final UUID ana = UUID.randomUUID();
    private final UUID ben = UUID.randomUUID();

    @Test
    void anAccountHasNoMoreUnderWayThanItMay() {
        UploadCapacity room = room(10, 2, Long.MAX_VALUE);
        UploadCapacity.Place first = room.enter(ana, 1);
        room.enter(ana, 1);

        assertThatThrownBy(() -> room.enter(ana, 1))
                .isInstanceOf(TooManyRequests.class)
                .hasMessageStartingWith("At most 2 uploads of an account");
        room.enter(ben, 1);
        first.close();
        first.close();
        room.enter(ana, 1);
        assertThatThrownBy(() -> room.enter(ana, 1))
                .as("closed twice, freed once")
                .isInstanceOf(TooManyRequests.class);
    }

    @Test
    void allAccountsTogetherHaveNoMoreUnderWayThanTheNodeTakes() {
        UploadCapacity room = room(2, 2, Long.MAX_VALUE);
        UploadCapacity.Place first = room.enter(ana, 1);
        room.enter(ben, 1);

        assertThatThrownBy(() -> room.enter(ana, 1)).isInstanceOf(Unavailable.class);
        first.close();
        room.enter(ana, 1);
    }

    @Test
    void theDiskIsNeverPromisedTwice() {
        UploadCapacity room = room(10, 10, MARGIN + 100);
        UploadCapacity.Place first = room.enter(ana, 60);

        assertThatThrownBy(() -> room.enter(ben, 60))
                .isInstanceOf(Unavailable.class)
                .hasMessageStartingWith("The disk for uploads has no room for 60 bytes");
        assertThat(room.roomOnDisk()).isEqualTo(40);
        room.enter(ben, 40).close();
        first.close();
        room.enter(ben, 100);
    }

    @Test
    void whatMustStayFreeStaysFree() {
        UploadCapacity room = room(10, 10, MARGIN - 1);
        assertThatThrownBy(() -> room.enter(ana, 0)).isInstanceOf(Unavailable.class);
        assertThat(room.roomOnDisk()).isZero();
    }

    @Test
    void manyThatComeAtOnceAreNoMoreThanMay() throws Exception {
        UploadCapacity room = room(9, 7, Long.MAX_VALUE);
        CyclicBarrier start = new CyclicBarrier(25);
        List<Callable<Boolean>> all = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            all.add(() -> {
                start.await();
                try {
                    room.enter(ana, 1);
                    return true;
                } catch (TooManyRequests e) {
                    return false;
                }
            });
        }
        ExecutorService threads = Executors.newFixedThreadPool(25);
        int taken = 0;
        for (Future<Boolean> one : threads.invokeAll(all)) {
            taken += one.get() ? 1 : 0;
        }
        threads.shutdown();
        assertThat(taken).isEqualTo(7);
    }

    private static UploadCapacity room(int atOnce, int perAccount, long usableDisk) {
        return new UploadCapacity(new UploadProperties(atOnce, perAccount, DataSize.ofBytes(MARGIN)), () -> usableDisk);
    }
}
