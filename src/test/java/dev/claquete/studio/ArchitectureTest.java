package dev.claquete.studio;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.claquete.work.BusinessError;
import dev.claquete.work.KebabCase;
import dev.claquete.work.TaskHandler;
import dev.claquete.work.Topic;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** Who may know whom: the rules of the house, over both source trees. */
class ArchitectureTest {

    /** Package by package, under {@code dev.claquete} or {@code dev.claquete.studio}. Everybody may know {@code web}'s errors. */
    private static final Map<String, Set<String>> MAY_KNOW = Map.ofEntries(
            // worker-gpu
            Map.entry("dependency", Set.of()),
            Map.entry("work", Set.of("dependency")),
            Map.entry("storage", Set.of("dependency")),
            Map.entry("render", Set.of("work", "storage")),
            Map.entry("picture", Set.of("render")),
            Map.entry("operation", Set.of("work", "storage", "render", "picture")),
            Map.entry("worker", Set.of("dependency", "work", "render", "storage", "operation")),
            // the ground
            Map.entry("local", Set.of("dependency", "storage")),
            Map.entry("outage", Set.of("dependency", "storage", "web")),
            Map.entry("web", Set.of()),
            Map.entry("openai", Set.of("dependency", "vault", "work")),
            Map.entry("account", Set.of("local", "web")),
            Map.entry("cluster", Set.of()),
            Map.entry("process", Set.of("dependency", "work", "web", "cluster")),
            Map.entry("file", Set.of("work", "storage", "render", "process", "account", "local", "web")),
            Map.entry("vault", Set.of("account", "local", "web")),
            Map.entry("limit", Set.of("account", "web", "cluster")),
            Map.entry(
                    "mail",
                    Set.of(
                            "dependency",
                            "account",
                            "local",
                            "web",
                            "file",
                            "process",
                            "project",
                            "job",
                            "operation",
                            "work",
                            "storage",
                            "vault")),
            Map.entry("credit", Set.of("work", "account", "web", "process")),
            Map.entry(
                    "webhook",
                    Set.of(
                            "work",
                            "storage",
                            "account",
                            "web",
                            "file",
                            "process",
                            "project",
                            "job",
                            "operation",
                            "vault")),
            Map.entry(
                    "frames",
                    Set.of(
                            "dependency",
                            "work",
                            "storage",
                            "process",
                            "file",
                            "account",
                            "web",
                            "credit",
                            "render",
                            "operation",
                            "job")),
            Map.entry(
                    "job",
                    Set.of(
                            "dependency",
                            "work",
                            "storage",
                            "process",
                            "file",
                            "account",
                            "web",
                            "credit",
                            "render",
                            "operation",
                            "cluster")),
            Map.entry("media", Set.of("storage", "web", "render", "operation", "picture", "job")),
            Map.entry(
                    "template",
                    Set.of(
                            "work",
                            "storage",
                            "file",
                            "account",
                            "web",
                            "credit",
                            "render",
                            "operation",
                            "job",
                            "narration")),
            // makers
            Map.entry("text", Set.of()),
            Map.entry("script", Set.of("work", "storage", "openai", "vault", "text")),
            Map.entry("image", Set.of("work", "storage", "openai", "vault", "render")),
            Map.entry("narration", Set.of("work", "storage", "openai", "vault", "text")),
            // features
            Map.entry(
                    "project",
                    Set.of(
                            "dependency",
                            "process",
                            "file",
                            "account",
                            "web",
                            "work",
                            "storage",
                            "script",
                            "openai",
                            "render",
                            "credit",
                            "vault",
                            "text",
                            "cluster")),
            Map.entry(
                    "generate",
                    Set.of(
                            "work",
                            "storage",
                            "process",
                            "file",
                            "account",
                            "web",
                            "credit",
                            "vault",
                            "image",
                            "narration",
                            "project",
                            "job",
                            "operation")),
            Map.entry("system", Set.of("dependency", "local", "account", "web", "process", "render", "mail")));

    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.claquete");

    @Test
    void featuresKeepTheirInsidesToThemselvesAndFormNoCycle() {
        ApplicationModules.of(StudioApplication.class).verify();
    }

    @Test
    void eachPackageKnowsOnlyWhomItMayKnow() {
        Set<String> trespasses = new TreeSet<>();
        for (JavaClass type : OURS) {
            String home = feature(type);
            if (home.isEmpty()) {
                continue;
            }
            assertThat(MAY_KNOW)
                    .as("a new package needs its line in this table")
                    .containsKey(home);
            for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                String other = feature(dependency.getTargetClass());
                if (!other.isEmpty()
                        && !other.equals(home)
                        && !MAY_KNOW.get(home).contains(other)) {
                    trespasses.add(home + " knows " + other + ": " + dependency.getDescription());
                }
            }
        }
        assertThat(trespasses).isEmpty();
    }

    @Test
    void onlyTheProcessPackageKnowsTheEngine() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.claquete.studio.process..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.camunda..")
                .check(OURS);
    }

    @Test
    void onlyFfmpegAndItsProbeKnowJaffree() {
        noClasses()
                .that()
                .haveNameNotMatching("dev\\.claquete\\.render\\.ffmpeg\\.(Ffmpeg|FfprobeRun|MediaProbe|PictureTimes).*")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.github.kokorin..")
                .check(OURS);
    }

    @Test
    void onlyClientsOfOutsideServicesKnowOkHttp() {
        noClasses()
                .that()
                .resideOutsideOfPackages("dev.claquete.studio.file..", "dev.claquete.studio.openai..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("okhttp3..", "okio..")
                .check(OURS);
    }

    @Test
    void theWorkersSourcesKnowNothingOfTheApplication() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.claquete.studio..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.claquete.studio..",
                        "org.springframework.web..",
                        "jakarta.persistence..",
                        "jakarta.servlet..")
                .check(OURS);
    }

    @Test
    void aHandlersTopicIsTheKebabCaseOfItsName() {
        classes()
                .that()
                .implement(TaskHandler.class)
                .should(new ArchCondition<>("carry the topic of their name") {
                    @Override
                    public void check(JavaClass handler, ConditionEvents events) {
                        String expected = KebabCase.of(handler.getSimpleName());
                        boolean agrees = handler.isAnnotatedWith(Topic.class)
                                && handler.getAnnotationOfType(Topic.class)
                                        .value()
                                        .equals(expected);
                        events.add(new SimpleConditionEvent(handler, agrees, handler.getName() + " -> " + expected));
                    }
                })
                .check(OURS);
    }

    @Test
    void businessErrorsAreNamedByWhatHappened() {
        classes()
                .that()
                .areAssignableTo(BusinessError.class)
                .should()
                .haveSimpleNameNotEndingWith("Exception")
                .check(OURS);
    }

    @Test
    void everyPackageDeclaresItsNullness() {
        Set<String> unmarked = new TreeSet<>();
        for (JavaClass type : OURS) {
            if (!type.getPackage().isAnnotatedWith(NullMarked.class)) {
                unmarked.add(type.getPackageName());
            }
        }
        assertThat(unmarked).isEmpty();
    }

    @Test
    void namesSayWhatThingsAre() {
        noClasses()
                .should()
                .haveNameMatching(".*(Manager|Helper|Utils?|Impl|Dto|Base)(\\$.*)?")
                .orShould()
                .resideInAnyPackage("..service..", "..dto..", "..util..", "..config..", "..impl..")
                .check(OURS);
    }

    /** {@code dev.claquete.studio.file.Files} -> {@code file}; {@code dev.claquete.render.ffmpeg.Ffmpeg} -> {@code render}. */
    private static String feature(JavaClass type) {
        String name = type.getPackageName();
        if (!name.startsWith("dev.claquete.")) {
            return "";
        }
        String[] parts = name.substring("dev.claquete.".length()).split("\\.");
        return parts[0].equals("studio") ? (parts.length > 1 ? parts[1] : "") : parts[0];
    }
}
