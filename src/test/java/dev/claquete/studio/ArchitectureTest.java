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
import java.lang.annotation.Annotation;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

/** Who may know whom: the rules of the house, over both source trees. */
class ArchitectureTest {

    /**
     * The packages of worker-gpu, which are no modules of the studio: who may know whom. A module of the studio names the modules that it
     * may know in its {@code package-info}.
     */
    private static final Map<String, Set<String>> WORKER_PACKAGES = Map.of(
            "dependency", Set.of(),
            "work", Set.of("dependency"),
            "storage", Set.of("dependency"),
            "render", Set.of("work", "storage"),
            "picture", Set.of("render"),
            "operation", Set.of("work", "storage", "render", "picture"),
            "worker", Set.of("dependency", "work", "render", "storage", "operation"));

    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.claquete");

    @Test
    void featuresKeepTheirInsidesToThemselvesAndFormNoCycle() {
        ApplicationModules.of(StudioApplication.class).verify();
    }

    @Test
    void everyModuleNamesTheModulesThatItMayKnow() {
        assertThat(ApplicationModules.of(StudioApplication.class).stream()
                        .map(module -> module.getBasePackage().getName())
                        .filter(name -> !Arrays.stream(packageInfo(name).getDeclaredAnnotations())
                                .map(Annotation::annotationType)
                                .toList()
                                .contains(ApplicationModule.class)))
                .isEmpty();
    }

    private static Class<?> packageInfo(String name) {
        try {
            return Class.forName(name + ".package-info");
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aPackageOfTheWorkerKnowsOnlyWhomItMayKnow() {
        Set<String> trespasses = new TreeSet<>();
        for (JavaClass type : OURS) {
            String home = workerPackage(type);
            if (home.isEmpty()) {
                continue;
            }
            assertThat(WORKER_PACKAGES)
                    .as("a new package needs its line in this table")
                    .containsKey(home);
            for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                String other = workerPackage(dependency.getTargetClass());
                if (!other.isEmpty()
                        && !other.equals(home)
                        && !WORKER_PACKAGES.get(home).contains(other)) {
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

    /** {@code dev.claquete.render.ffmpeg.Ffmpeg} -> {@code render}; empty for what is no package of the worker's. */
    private static String workerPackage(JavaClass type) {
        String name = type.getPackageName();
        return !name.startsWith("dev.claquete.") || name.startsWith("dev.claquete.studio")
                ? ""
                : name.substring("dev.claquete.".length()).split("\\.")[0];
    }
}
