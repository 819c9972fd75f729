package dev.claquete.studio.file.cleaning;

import dev.claquete.storage.ObjectKey;
import dev.claquete.studio.file.ObjectUse;
import dev.claquete.studio.process.Processes;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Protects the folder of a project or job, {@code jobs/<id>/}, while one of its processes is running. */
@Component
class RunningProcessFiles implements ObjectUse {

    private final Processes processes;

    RunningProcessFiles(Processes processes) {
        this.processes = processes;
    }

    @Override
    public Set<ObjectKey> needed(Collection<ObjectKey> keys) {
        Set<String> running = keys.stream()
                .map(RunningProcessFiles::businessKey)
                .filter(id -> !id.isEmpty())
                .distinct()
                .filter(processes::isRunning)
                .collect(Collectors.toSet());
        return keys.stream().filter(key -> running.contains(businessKey(key))).collect(Collectors.toSet());
    }

    private static String businessKey(ObjectKey key) {
        String[] parts = key.value().split("/");
        boolean ofWork = parts.length > 2 && (parts[0].equals("jobs") || parts[0].equals("projects"));
        return ofWork ? parts[1] : "";
    }
}
