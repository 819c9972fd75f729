package dev.claquete.studio.image.storyboard.concept;

import static org.assertj.core.api.Assertions.assertThat;

import dev.claquete.studio.image.storyboard.Backdrop;
import dev.claquete.studio.image.storyboard.Subject;
import dev.claquete.studio.image.storyboard.SubjectPicture;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubjectsTest {

    private static List<String> found(String text, String language) {
        return Subjects.all().find("", text, language).stream()
                .map(match -> match.subject().name())
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            en    | Octopuses have three hearts and nine brains.                        | octopus
            en    | The first rocket to reach the Moon was Soviet.                      | rocket
            en    | Mars has the tallest volcano in the solar system.                   | ringed-planet
            en    | Start your morning with a cup of coffee.                            | hot-beverage
            en    | Invest early and let compound interest work for you.                | chart-increasing
            en    | Rich people save money before they spend it.                        | money-bag
            en    | Polar bears are losing the ice they hunt on.                        | polar-bear
            en    | Bees pollinate a third of everything we eat.                        | honeybee
            en    | An ice cream vendor in Rome invented the cone.                      | ice-cream
            en    | Wolves changed the rivers of Yellowstone.                           | wolf
            en    | Cats sleep sixteen hours a day.                                     | cat-face
            en    | A black hole bends light and time.                                  | milky-way
            en    | Berries and other fruit keep your heart young.                      | blueberries
            en    | He kicked the football into the net.                                | soccer-ball
            pt-BR | O café é a segunda bebida mais consumida do mundo.                  | hot-beverage
            pt-BR | Beba dois litros de água por dia.                                   | droplet
            pt-BR | Marte é conhecido como o planeta vermelho.                          | ringed-planet
            pt-BR | O futebol chegou ao Brasil em 1894.                                 | soccer-ball
            pt-BR | As baleias cantam para se comunicar.                                | whale
            pt-BR | Os corais são animais, e não plantas.                               | coral
            pt-BR | Leões dormem até vinte horas por dia.                               | lion
            pt-BR | Guarde dinheiro para a sua reserva de emergência.                   | money-bag
            pt-BR | Santos Dumont voou com o 14-Bis em Paris.                           | airplane
            pt-BR | O pão de queijo nasceu em Minas Gerais.                             | bread
            pt-BR | A agua-viva brilha no escuro.                                       | jellyfish
            pt-BR | Meditacao e respiracao acalmam a mente.                             | person-in-lotus-position
            pt-BR | Os jesuítas fundaram um colégio em 1554.                            | church
            pt-BR | O Pantanal abriga milhares de jacarés.                              | crocodile
            es    | Los perros entienden cientos de palabras.                           | dog-face
            fr    | Le chocolat vient du Mexique.                                       | chocolate-bar
            """)
    void aSentenceCallsForItsThing(String language, String text, String subject) {
        assertThat(found(text, language)).first().isEqualTo(subject);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            pt-BR | Beba água todos os dias.                          | two-hump-camel
            en    | The rover landed on Mars.                         | water-wave
            en    | An ice cream a day.                               | ice
            en    | A polar bear swims far.                           | bear
            en    | The history of art in one minute.                 | hourglass-not-done
            pt-BR | O time entrou em campo.                           | hourglass-not-done
            pt-BR | Ela canta com a alma.                             | singer
            en    | The company has a solid plan.                     | memo
            pt-BR | A manga da camisa rasgou.                         | mango
            en    | Why do we say hi?                                 | waving-hand
            """)
    void aLookAlikeDoesNotCallForAThing(String language, String text, String trap) {
        assertThat(found(text, language)).doesNotContain(trap);
    }

    @Test
    void wordsThatSayNothingCallForNothing() {
        assertThat(found("And then it was over, as it had always been.", "en")).isEmpty();
        assertThat(found("E foi assim que tudo acabou.", "pt-BR")).isEmpty();
        assertThat(found("", "en")).isEmpty();
        assertThat(found("海の底には何があるのか。", "ja")).isEmpty();
    }

    @Test
    void anEnglishDescriptionIsReadAsEnglishUnderAPortugueseNarration() {
        List<Subjects.Match> found = Subjects.all()
                .find("A whale swims in the dark blue of the ocean", "E ela canta, há milhões de anos.", "pt-BR");

        assertThat(found).first().extracting(match -> match.subject().name()).isEqualTo("whale");
    }

    @Test
    void aThingComesBeforeTheSceneryItStandsIn() {
        assertThat(found("A sailboat on the ocean", "en"))
                .startsWith("sailboat")
                .contains("water-wave");
        assertThat(found("No deserto vive o camelo", "pt-BR")).startsWith("two-hump-camel");
    }

    @Test
    void everySubjectHasAPicture() {
        assertThat(SubjectsTest.class.getResource("/storyboard/octopus.svg")).isNotNull();
        for (String name : List.of("hot-beverage", "laptop", "dragon", "scorpion", "money-bag")) {
            var picture = SubjectPicture.of(new Subject(name, Backdrop.TABLE, false), 64, 0);
            int inked = 0;
            for (int argb : picture.getRGB(0, 0, 64, 64, null, 0, 64)) {
                inked += argb >>> 24 > 128 ? 1 : 0;
            }
            assertThat(inked).as(name).isGreaterThan(64 * 64 / 8);
        }
    }
}
