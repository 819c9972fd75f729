package dev.claquete.studio.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * Deploys the diagrams of the source tree under their names there ({@code bpmn/make-video.bpmn}), and only those that
 * have changed since they were last shipped. A version that somebody has edited and deployed stays the newest:
 * {@link #heldBack} names those whose shipped file has changed meanwhile.
 */
@Component
public class ShippedDiagrams extends AbstractProcessEnginePlugin {

    /** The source of our deployments, and the name of those made before they had a source. */
    static final String SOURCE = "claquete";

    private static final String OLD_NAME = "SpringAutoDeployment";
    private static final String FOLDER = "bpmn/";
    private static final Logger log = LoggerFactory.getLogger(ShippedDiagrams.class);

    private final ResourcePatternResolver files;
    private final String pattern;
    private volatile List<String> heldBack = List.of();

    @Autowired
    ShippedDiagrams() {
        this("classpath*:bpmn/*.bpmn");
    }

    ShippedDiagrams(String pattern) {
        this.files = new PathMatchingResourcePatternResolver();
        this.pattern = pattern;
    }

    /** The ids of processes that run in a version deployed by somebody, although a changed one is shipped. */
    public Collection<String> heldBack() {
        return heldBack;
    }

    @Override
    public void postProcessEngineBuild(ProcessEngine engine) {
        ship(engine.getRepositoryService());
    }

    void ship(RepositoryService repository) {
        List<String> edited = new ArrayList<>();
        // duplicate filtering leaves one version if two nodes start at once
        DeploymentBuilder deployment =
                repository.createDeployment().name("Claquete").source(SOURCE).enableDuplicateFiltering(true);
        boolean changed = false;
        for (Resource file : files()) {
            String name = Objects.requireNonNull(file.getFilename());
            String text = text(file);
            switch (state(repository, name, text)) {
                case CHANGED -> {
                    deployment.addString(FOLDER + name, text);
                    changed = true;
                }
                case EDITED -> edited.add(processId(name));
                case SAME -> {}
            }
        }
        if (changed) {
            deployment.deploy();
        }
        heldBack = List.copyOf(edited);
        for (String process : edited) {
            log.warn(
                    "The shipped diagram of {} has changed, but the newest deployed version was edited and stays. "
                            + "Apply the changes in the modeler, or delete that deployment and restart",
                    process);
        }
    }

    private enum State {
        SAME,
        CHANGED,
        EDITED
    }

    private static State state(RepositoryService repository, String file, String text) {
        List<ProcessDefinition> versions = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(processId(file))
                .withoutTenantId()
                .orderByProcessDefinitionVersion()
                .desc()
                .list();
        Optional<ProcessDefinition> shipped =
                versions.stream().filter(it -> isOurs(repository, it, file)).findFirst();
        Optional<ProcessDefinition> newest = versions.stream().findFirst();
        boolean known = Stream.concat(shipped.stream(), newest.stream())
                .anyMatch(version -> text.equals(text(repository, version)));
        if (known) {
            return State.SAME;
        }
        return newest.isEmpty() || newest.equals(shipped) ? State.CHANGED : State.EDITED;
    }

    private static boolean isOurs(RepositoryService repository, ProcessDefinition version, String file) {
        Deployment deployment = repository
                .createDeploymentQuery()
                .deploymentId(version.getDeploymentId())
                .singleResult();
        return deployment != null
                && (SOURCE.equals(deployment.getSource())
                        || OLD_NAME.equals(deployment.getName())
                                && version.getResourceName().endsWith("/" + FOLDER + file));
    }

    private List<Resource> files() {
        try {
            return Arrays.stream(files.getResources(pattern))
                    .sorted(Comparator.comparing(file -> Objects.requireNonNull(file.getFilename())))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Resource file) {
        try {
            return sameLines(file.getContentAsString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(RepositoryService repository, ProcessDefinition version) {
        try (var stored = repository.getResourceAsStream(version.getDeploymentId(), version.getResourceName())) {
            return sameLines(new String(stored.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ignores the line ends of a check-out on Windows. */
    private static String sameLines(String text) {
        return text.replace("\r\n", "\n");
    }

    private static String processId(String file) {
        return file.replace(".bpmn", "");
    }
}
