package dev.claquete.studio.script;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpokenLengthTest {

    /** Seconds as measured with eSpeak NG at 165 words a minute. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "en; 13.89; The lighthouse keeps watch over the sea, night after night. Ships pass by, guided by its patient light. Nobody asks who built it. What would you have seen from up there, on a cold evening in 1890?",
                "pt-BR; 14.08; O farol vigia o mar, noite após noite. Os navios passam ao longe, guiados pela sua luz paciente. Ninguém pergunta quem o construiu. O que você teria visto lá de cima, numa noite fria de 1890?",
                "es; 8.48; El faro vigila el mar, noche tras noche. Los barcos pasan a lo lejos, guiados por su luz paciente. Nadie pregunta quién lo construyó.",
                "fr; 7.31; Le phare veille sur la mer, nuit après nuit. Les navires passent au loin, guidés par sa lumière patiente. Personne ne demande qui l'a construit.",
                "de; 8.70; Der Leuchtturm wacht Nacht für Nacht über das Meer. Schiffe ziehen vorbei, geleitet von seinem geduldigen Licht. Niemand fragt, wer ihn gebaut hat.",
                "it; 8.88; Il faro veglia sul mare, notte dopo notte. Le navi passano in lontananza, guidate dalla sua luce paziente. Nessuno chiede chi l'ha costruito."
            })
    void theEstimateIsWithinAFifthOfTheVoice(String language, double measured, String text) {
        assertThat(SpokenLength.seconds(text, language)).isBetween(0.8 * measured, 1.2 * measured);
    }
}
