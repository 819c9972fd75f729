package dev.claquete.studio.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.repository.ProcessDefinitionQuery;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

@EngineTest
class ShippedDiagramsTest {

    @Autowired
    RepositoryService repository;

    @TempDir
    Path here;

    @TempDir
    Path elsewhere;

    @AfterEach
    void nothingIsLeft() {
        versions().list().stream()
                .map(ProcessDefinition::getDeploymentId)
                .distinct()
                .forEach(id -> repository.deleteDeployment(id, true));
    }

    @Test
    void theDiagramsOfTheSourceTreeAreDeployedUnderTheirNamesThere() {
        assertThat(repository.createProcessDefinitionQuery().latestVersion().list())
                .filteredOn(it -> it.getKey().equals("make-video"))
                .extracting(ProcessDefinition::getResourceName)
                .containsExactly("bpmn/make-video.bpmn");
    }

    @Test
    void aNewDiagramIsDeployed() {
        ship(here, "one");
        assertThat(newest().getName()).isEqualTo("one");
        assertThat(newest().getResourceName()).isEqualTo("bpmn/ship-it.bpmn");
    }

    @Test
    void theSameFileStartedFromAnotherFolderMakesNoNewVersion() {
        ship(here, "one");
        ship(elsewhere, "one");
        assertThat(newest().getVersion()).isEqualTo(1);
    }

    @Test
    void lineEndingsOfAnotherSystemAreNoChange() throws IOException {
        ship(here, "one");
        Path file = here.resolve("bpmn/ship-it.bpmn");
        Files.writeString(file, Files.readString(file).replace("\n", "\r\n"));
        new ShippedDiagrams("file:" + here + "/bpmn/*.bpmn").ship(repository);
        assertThat(newest().getVersion()).isEqualTo(1);
    }

    @Test
    void aChangedFileIsANewVersion() {
        ship(here, "one");
        ShippedDiagrams second = ship(here, "two");
        assertThat(newest().getName()).isEqualTo("two");
        assertThat(second.heldBack()).isEmpty();
        ship(here, "one");
        assertThat(newest().getName()).as("and back").isEqualTo("one");
        assertThat(newest().getVersion()).isEqualTo(3);
    }

    @Test
    void anEditedDiagramStaysTheNewest() {
        ship(here, "one");
        deploy("edited", "modeler", "ship-it.bpmn");
        ship(elsewhere, "one");
        assertThat(newest().getName()).isEqualTo("edited");
    }

    @Test
    void anEditedDiagramStaysWhenTheShippedOneChangesAndThisIsTold() {
        ship(here, "one");
        deploy("edited", "modeler", "ship-it.bpmn");
        ShippedDiagrams changed = ship(here, "two");
        assertThat(newest().getName()).isEqualTo("edited");
        assertThat(changed.heldBack()).containsExactly("ship-it");
    }

    @Test
    void whenTheEditedDiagramIsDeletedTheShippedOneComes() {
        ship(here, "one");
        deploy("edited", "modeler", "ship-it.bpmn");
        ship(here, "two");
        repository.deleteDeployment(newest().getDeploymentId(), true);
        ShippedDiagrams again = ship(here, "two");
        assertThat(newest().getName()).isEqualTo("two");
        assertThat(again.heldBack()).isEmpty();
    }

    @Test
    void whatWasShippedIsDeployedAgainWhenItWasDeleted() {
        ship(here, "one");
        nothingIsLeft();
        ship(here, "one");
        assertThat(newest().getName()).isEqualTo("one");
    }

    @Test
    void anOldDatabaseWithAbsoluteNamesGetsNoNeedlessVersion() {
        deploy("one", "SpringAutoDeployment", "/home/ana/claquete/target/classes/bpmn/ship-it.bpmn");
        ship(here, "one");
        assertThat(newest().getVersion()).isEqualTo(1);
        ship(here, "two");
        assertThat(newest().getName()).isEqualTo("two");
    }

    private ShippedDiagrams ship(Path folder, String name) {
        try {
            Path file = Files.createDirectories(folder.resolve("bpmn")).resolve("ship-it.bpmn");
            Files.writeString(file, diagram(name));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        ShippedDiagrams shipped = new ShippedDiagrams("file:" + folder + "/bpmn/*.bpmn");
        shipped.ship(repository);
        return shipped;
    }

    private void deploy(String name, String deploymentName, String resource) {
        DeploymentBuilder deployment = repository.createDeployment().name(deploymentName);
        deployment.addString(resource, diagram(name)).deploy();
    }

    private static String diagram(String name) {
        return """
                <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="t"
                    xmlns:camunda="http://camunda.org/schema/1.0/bpmn">
                  <process id="ship-it" name="%s" isExecutable="true" camunda:historyTimeToLive="1">
                    <startEvent id="S"/>
                  </process>
                </definitions>
                """
                .formatted(name);
    }

    private ProcessDefinition newest() {
        return versions().latestVersion().singleResult();
    }

    private ProcessDefinitionQuery versions() {
        return repository.createProcessDefinitionQuery().processDefinitionKey("ship-it");
    }
}
