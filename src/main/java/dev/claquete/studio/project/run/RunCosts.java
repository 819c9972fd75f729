package dev.claquete.studio.project.run;

import dev.claquete.storage.ObjectKey;
import dev.claquete.studio.credit.CreditLedger;
import dev.claquete.studio.credit.CreditQuote;
import dev.claquete.studio.credit.Purchase;
import dev.claquete.studio.credit.Reservation;
import dev.claquete.studio.credit.Tariff;
import dev.claquete.studio.openai.OpenAiProperties;
import dev.claquete.studio.process.ProcessVariables;
import dev.claquete.studio.project.Asset;
import dev.claquete.studio.project.GivenScript;
import dev.claquete.studio.project.Project;
import dev.claquete.studio.project.Projects;
import dev.claquete.studio.project.RunTarget;
import dev.claquete.studio.project.Scene;
import dev.claquete.studio.project.Scenes;
import dev.claquete.studio.script.Script;
import dev.claquete.studio.script.ScriptRefused;
import dev.claquete.studio.text.SpeakableText;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The costs of a run of {@code make-video}, or of a script alone. No run starts without a reservation of its credits,
 * and its results are recorded in the engine's transaction; both under the project's row lock.
 */
@Component
class RunCosts implements CreditQuote {

    private static final String VIDEO_MAKE = "video_make";

    private final CreditLedger ledger;
    private final Tariff tariff;
    private final OpenAiProperties openAi;
    private final Projects projects;
    private final Scenes scenes;

    RunCosts(CreditLedger ledger, Tariff tariff, OpenAiProperties openAi, Projects projects, Scenes scenes) {
        this.ledger = ledger;
        this.tariff = tariff;
        this.openAi = openAi;
        this.projects = projects;
        this.scenes = scenes;
    }

    /**
     * Reserves the credits that a run towards this goal may cost.
     *
     * @throws dev.claquete.studio.web.PaymentRequired if the owner has too few
     */
    Reservation open(Project project, RunTarget goal, @Nullable String keyRing) {
        RunEstimate missing = missing(project, goal);
        ToLongFunction<PaidStep> price = step -> price(project, step, keyRing);
        Purchase purchase = purchase("run_" + UUID.randomUUID(), project, goal, missing, price);
        return ledger.reserve(purchase, missing.cost(price));
    }

    @Override
    public boolean quotes(String operation) {
        return operation.equals(VIDEO_MAKE)
                || Arrays.stream(PaidStep.values())
                        .anyMatch(step -> step.operation().equals(operation));
    }

    @Override
    public Quote quote(String reference, String businessKey, @Nullable String keyRing) {
        Project project = projects.lock(UUID.fromString(businessKey)).orElseThrow();
        RunTarget goal = project.generation().goal().orElseThrow();
        RunEstimate missing = missing(project, goal);
        ToLongFunction<PaidStep> price = step -> price(project, step, keyRing);
        return new Quote(
                purchase(reference, project, goal, missing, price),
                ledger.used(reference) + missing.cost(price),
                project.voicing().language());
    }

    private RunEstimate missing(Project project, RunTarget goal) {
        List<Scene> present = scenes.ofProject(project.id());
        Set<String> paid = ledger.paid(
                project.ownerId(),
                present.stream()
                        .flatMap(scene -> Stream.of(scene.asset(Asset.Kind.IMAGE), scene.asset(Asset.Kind.AUDIO)))
                        .flatMap(asset -> asset.key().stream())
                        .map(ObjectKey::value)
                        .toList());
        return RunEstimate.of(project, present, goal, key -> !paid.contains(key.value()));
    }

    private static Purchase purchase(
            String reference, Project project, RunTarget goal, RunEstimate missing, ToLongFunction<PaidStep> price) {
        return Purchase.of(project.ownerId(), operation(goal), reference)
                .during(RunService.PROCESS, project.id().toString())
                .noting(null, missing.in(project.voicing().language()))
                .madeOf(missing.items(price));
    }

    private static String operation(RunTarget goal) {
        return switch (goal.kind()) {
            case VIDEO -> VIDEO_MAKE;
            case IMAGES, SCENE_IMAGE -> PaidStep.IMAGE.operation();
            case NARRATIONS, SCENE_NARRATION -> PaidStep.NARRATION.operation();
        };
    }

    /** The reservation of the current run, unless another run will make the requested result. */
    Optional<Reservation> present(Project project) {
        return project.generation().pending().isEmpty()
                ? ledger.findOpen(RunService.PROCESS, project.id().toString())
                : Optional.empty();
    }

    /** Records the result of a step. */
    void made(Project project, String step, ProcessVariables facts) {
        PaidStep.of(step)
                .ifPresent(paid -> facts.text(paid.output()).ifPresent(key -> made(project, paid, key, facts)));
    }

    /** A run that started before credits existed pays for nothing. */
    private void made(Project project, PaidStep step, String key, ProcessVariables facts) {
        facts.text("creditReference")
                .ifPresentOrElse(
                        reference -> ledger.use(
                                reference,
                                step.operation(),
                                key,
                                isPause(project, step, facts)
                                        ? 0
                                        : price(
                                                project,
                                                step,
                                                facts.text("keyRing").orElse(null))),
                        () -> ledger.give(project.ownerId(), step.operation(), key));
    }

    /** A narration without words is silence, which needs no speech provider. */
    private static boolean isPause(Project project, PaidStep step, ProcessVariables facts) {
        return step == PaidStep.NARRATION
                && facts.text("narrationText")
                        .filter(text -> SpeakableText.of(text, project.voicing().language())
                                .wordless())
                        .isPresent();
    }

    /** Writes something and names the purchase to the vendor. */
    interface Writing {
        Script write(String purchase) throws ScriptRefused;
    }

    /** Pays for a script that is written immediately, outside any run; a failed one costs nothing. */
    Script payScript(UUID accountId, String keyRing, Writing writing) throws ScriptRefused {
        String operation = PaidStep.SCRIPT.operation();
        String reference = "script_" + UUID.randomUUID();
        long price = tariff.price(accountId, operation, openAi.houseServes(openAi.chatModel()), keyRing);
        ledger.reserve(Purchase.of(accountId, operation, reference), price);
        try {
            Script script = writing.write(reference);
            ledger.settle(reference, price);
            return script;
        } finally {
            ledger.refund(reference); // no effect if it is settled
        }
    }

    private long price(Project project, PaidStep step, @Nullable String keyRing) {
        return switch (step) {
            case SCRIPT -> wordForWord(project) ? 0 : price(project, step, openAi.chatModel(), keyRing);
            case IMAGE -> price(project, step, openAi.imageModel(), keyRing);
            case NARRATION -> price(project, step, openAi.speechModel(), keyRing);
            case VIDEO -> tariff.offlinePrice(step.operation());
        };
    }

    private long price(Project project, PaidStep step, @Nullable String model, @Nullable String keyRing) {
        return tariff.price(project.ownerId(), step.operation(), openAi.houseServes(model), keyRing);
    }

    /** A supplied script is cut into scenes, not written. */
    private static boolean wordForWord(Project project) {
        return GivenScript.in(project.story(), project.voicing().language()).isPresent();
    }
}
