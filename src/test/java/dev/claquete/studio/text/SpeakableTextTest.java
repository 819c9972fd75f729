package dev.claquete.studio.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is written, what is shown of it and what is said. */
class SpeakableTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '→',
            quoteCharacter = '\0',
            textBlock =
                    """
                    $1,299.99 → one thousand two hundred ninety-nine dollars and ninety-nine cents
                    $1 → one dollar
                    $0.99 → ninety-nine cents
                    US$ 20 → twenty dollars
                    $5 million → five million dollars
                    $1.5M → one point five million dollars
                    R$ 1.299,99 → one thousand two hundred ninety-nine reais and ninety-nine centavos
                    €5.50 → five euros and fifty cents
                    20 € → twenty euros
                    £2 → two pounds
                    3/12/2026 → March twelfth, twenty twenty-six
                    12/3/26 → December third, twenty twenty-six
                    2026-12-03 → December third, twenty twenty-six
                    December 3, 2026 → December third, twenty twenty-six
                    50% → fifty percent
                    12.5 % → twelve point five percent
                    10-20% → ten to twenty percent
                    12h30 → twelve thirty
                    14:05 → fourteen oh five
                    3 p.m. → three PM.
                    3:30 pm. → three thirty PM.
                    9:00 → nine o'clock
                    7:45 a.m. → seven forty-five AM.
                    2.5 kg → two point five kilograms
                    1 kg → one kilogram
                    90 km/h → ninety kilometers per hour
                    25 °C → twenty-five degrees Celsius
                    -5°C → minus five degrees Celsius
                    100 m² → one hundred square meters
                    https://example.com/a → example dot com slash a
                    www.claquete.dev → claquete dot dev
                    Visit example.com. → Visit example dot com.
                    someone@example.com → someone at example dot com
                    21st → twenty-first
                    1st place → first place
                    In 1999 it → In nineteen ninety-nine it
                    the 2026 World Cup → the twenty twenty-six World Cup
                    1500 people → one thousand five hundred people
                    1905 → nineteen oh-five
                    2007 → two thousand seven
                    1990s → nineteen nineties
                    the '90s → the nineties
                    (555) 123-4567 → five five five, one two three, four five six seven
                    555-1234 → five five five, one two three four
                    +1 555 123 4567 → plus one, five five five, one two three, four five six seven
                    Dr. Smith vs. Mr. Jones, etc. → Doctor Smith versus Mister Jones, et cetera.
                    e.g. this → for example this
                    1/2 → one half
                    3/4 cup → three quarters cup
                    2 1/2 → two and a half
                    ½ → one half
                    24/7 → twenty-four seven
                    1939-1945 → nineteen thirty-nine to nineteen forty-five
                    10–20 → ten to twenty
                    -7 degrees → minus seven degrees
                    1,000,000 → one million
                    1,234.56 → one thousand two hundred thirty-four point five six
                    3.14 → three point one four
                    3.5.1 → three point five point one
                    v2.0 → version two point zero
                    Henry VIII → Henry the eighth
                    World War II → World War two
                    Chapter IV → Chapter four
                    the XXI century → the twenty-first century
                    #ThrowbackThursday → hashtag Throwback Thursday
                    @elonmusk2 → at elonmusk two
                    #1 → number one
                    Tom & Jerry → Tom and Jerry
                    R&D → R and D
                    COVID-19 → COVID nineteen
                    MP3 → MP three
                    4K → four K
                    10k → ten thousand
                    2x faster → two times faster
                    16:9 → sixteen to nine
                    1920x1080 → one thousand nine hundred twenty by one thousand eighty
                    C++ and C# → C plus plus and C sharp
                    No. 5 → number five
                    St. Peter → Saint Peter
                    007 → zero zero seven
                    123456789012345678 → one two three four five six seven eight nine zero one two three four five six seven eight
                    2 + 2 = 4 → two plus two equals four
                    $5/month → five dollars per month
                    $5-10 → five to ten dollars
                    5 ft → five feet
                    192.168.0.1 → one hundred ninety-two point one hundred sixty-eight point zero point one
                    90210-1234 → nine zero two one zero, one two three four
                    9/11 → September eleventh
                    12/25 → December twenty-fifth
                    Mars: 687 days → Mars: six hundred eighty-seven days
                    1,299 dollars → one thousand two hundred ninety-nine dollars
                    100 km → one hundred kilometers
                    It costs 3. → It costs three.
                    I have 2 dogs. → I have two dogs.
                    😀 hi → hi
                    A4 → A four
                    H2O → H two O
                    2,5 kg → two point five kilograms
                    Apollo 11 → Apollo eleven
                    at 5pm → at five PM
                    the 1st of May → the first of May
                    Boeing 747 → Boeing seven hundred forty-seven
                    p. 12 → page twelve
                    20/20 → twenty twenty
                    80's → eighties
                    between 1914 and 1918 → between nineteen fourteen and nineteen eighteen
                    5G → five G
                    1st-class → first-class
                    temperature of 36.6 → temperature of thirty-six point six
                    Windows 11 → Windows eleven
                    2nd → second
                    $1.2 billion → one point two billion dollars
                    $100k → one hundred thousand dollars
                    Route 66 → Route sixty-six
                    50-50 → fifty to fifty
                    5-year-old → five-year-old
                    top-10 → top ten
                    F-16 → F sixteen
                    1.000.000 → one million
                    Page 3 of 10 → Page three of ten
                    3 m → three meters
                    https://youtu.be/dQw4w9WgXcQ?t=4 → youtu dot be slash dQw four w nine WgXcQ
                    """)
    void englishIsReadAsPeopleReadIt(String written, String spoken) {
        SpeakableText text = SpeakableText.of(written, "en");
        assertThat(text.spoken()).isEqualTo(spoken);
        assertThat(text.written()).as("captions show what was written").isEqualTo(written);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '→',
            quoteCharacter = '\0',
            textBlock =
                    """
                    R$ 1.299,99 → mil duzentos e noventa e nove reais e noventa e nove centavos
                    R$ 1 → um real
                    R$ 0,99 → noventa e nove centavos
                    R$ 1,01 → um real e um centavo
                    US$ 20 → vinte dólares
                    R$ 5 milhões → cinco milhões de reais
                    R$ 1,5 milhão → um vírgula cinco milhão de reais
                    R$ 2.000.000 → dois milhões de reais
                    R$ 5 mil → cinco mil reais
                    R$5 → cinco reais
                    € 5,50 → cinco euros e cinquenta centavos
                    £ 2 → duas libras
                    $1,299.99 → mil duzentos e noventa e nove dólares e noventa e nove centavos
                    3/12/2026 → três de dezembro de dois mil e vinte e seis
                    1/1/2026 → primeiro de janeiro de dois mil e vinte e seis
                    03/12/26 → três de dezembro de dois mil e vinte e seis
                    2026-12-03 → três de dezembro de dois mil e vinte e seis
                    1º de maio → primeiro de maio
                    1 de maio → primeiro de maio
                    25/12 → vinte e cinco de dezembro
                    50% → cinquenta por cento
                    12,5% → doze vírgula cinco por cento
                    10-20% → dez a vinte por cento
                    12h30 → doze horas e trinta minutos
                    14h → catorze horas
                    14:05 → catorze horas e cinco minutos
                    1h → uma hora
                    21:30h → vinte e uma horas e trinta minutos
                    2,5 kg → dois vírgula cinco quilogramas
                    1 kg → um quilograma
                    2 t → duas toneladas métricas
                    90 km/h → noventa quilômetros por hora
                    25 °C → vinte e cinco graus Celsius
                    -5 °C → menos cinco graus Celsius
                    100 m² → cem metros quadrados
                    https://example.com/a → example ponto com barra a
                    www.claquete.com.br → claquete ponto com ponto br
                    contato@exemplo.com.br → contato arroba exemplo ponto com ponto br
                    1ª vez → primeira vez
                    2º lugar → segundo lugar
                    21º → vigésimo primeiro
                    século XXI → século vinte e um
                    século V → século quinto
                    séculos XIX e XX → séculos dezenove e vinte
                    D. Pedro II → Dom Pedro segundo
                    João XXIII → João vinte e três
                    Elizabeth II → Elizabeth segunda
                    capítulo IV → capítulo quatro
                    Copa de 2026 → Copa de dois mil e vinte e seis
                    em 1999 → em mil novecentos e noventa e nove
                    anos 90 → anos noventa
                    (11) 98765-4321 → um um, nove oito sete seis cinco, quatro três dois um
                    0800 123 4567 → zero oito zero zero, um dois três, quatro cinco seis sete
                    +55 11 98765-4321 → mais cinco cinco, um um, nove oito sete seis cinco, quatro três dois um
                    CEP 01310-100 → CEP zero um três um zero, um zero zero
                    Sr. João e Dra. Ana → Senhor João e Doutora Ana
                    etc. → etcétera.
                    p. ex. isto → por exemplo isto
                    nº 5 → número cinco
                    1/2 → um meio
                    3/4 de xícara → três quartos de xícara
                    2 1/2 → dois e meio
                    ½ xícara → meia xícara
                    24/7 → vinte e quatro por sete
                    1939-1945 → mil novecentos e trinta e nove a mil novecentos e quarenta e cinco
                    -7 graus → menos sete graus
                    1.000.000 → um milhão
                    1.234,56 → mil duzentos e trinta e quatro vírgula cinco seis
                    3,14 → três vírgula um quatro
                    3.5.1 → três ponto cinco ponto um
                    3.5 → três ponto cinco
                    #FériasDeVerão → hashtag Férias De Verão
                    @claquete_br → arroba claquete br
                    Tom & Jerry → Tom e Jerry
                    COVID-19 → COVID dezenove
                    2 pessoas → duas pessoas
                    200 mulheres → duzentas mulheres
                    2 problemas → dois problemas
                    21 vezes → vinte e uma vezes
                    1 pessoa → uma pessoa
                    22 cidades → vinte e duas cidades
                    500 páginas → quinhentas páginas
                    2 dias → dois dias
                    2 mil pessoas → duas mil pessoas
                    5 mi de pessoas → cinco milhões de pessoas
                    2x mais → duas vezes mais
                    16:9 → dezesseis por nove
                    2 + 2 = 4 → dois mais dois é igual a quatro
                    R$ 10/mês → dez reais por mês
                    R$ 5-10 → cinco a dez reais
                    30° → trinta graus
                    1° lugar → primeiro lugar
                    100 a.C. → cem antes de Cristo.
                    pág. 12 → página doze
                    07 → zero sete
                    Av. Paulista, 1578 → Avenida Paulista, mil quinhentos e setenta e oito
                    5ª feira → quinta feira
                    H2O → H dois O
                    Apollo 11 → Apollo onze
                    2001 → dois mil e um
                    300 km → trezentos quilômetros
                    1,2 bi → um vírgula dois bilhão
                    500 g → quinhentos gramas
                    12:00 → doze horas
                    0h → zero hora
                    2 em cada 3 → dois em cada três
                    às 8h15min → às oito horas e quinze minutos
                    R$ 1.299 → mil duzentos e noventa e nove reais
                    1.299 → mil duzentos e noventa e nove
                    1,299 → um vírgula dois nove nove
                    99,9% → noventa e nove vírgula nove por cento
                    10kg → dez quilogramas
                    3ª → terceira
                    Terceiro, 3o lugar → Terceiro, terceiro lugar
                    100 anos → cem anos
                    US$ 1,2 bilhão → um vírgula dois bilhão de dólares
                    Rocky II → Rocky dois
                    201 páginas → duzentas e uma páginas
                    2 meninas → duas meninas
                    2 noites → duas noites
                    2 luzes → duas luzes
                    2 mapas → dois mapas
                    2 corações → dois corações
                    2 nações → duas nações
                    2 viagens → duas viagens
                    2 homens → dois homens
                    """)
    void portugueseIsReadAsBraziliansReadIt(String written, String spoken) {
        SpeakableText text = SpeakableText.of(written, "pt-BR");
        assertThat(text.spoken()).isEqualTo(spoken);
        assertThat(text.written()).as("captions show what was written").isEqualTo(written);
    }

    @Test
    void markupAndDirectionsAreNeitherSpokenNorShown() {
        SpeakableText text = SpeakableText.of("**Bold** <b>tag</b> [pause] # Title & 50%", "en");
        assertThat(text.written()).isEqualTo("Bold tag Title & 50%");
        assertThat(text.spoken()).isEqualTo("Bold tag Title and fifty percent");
    }

    @Test
    void whatIsReadAsOneIsOneWordThatKnowsWhatIsSaidForIt() {
        SpeakableText text = SpeakableText.of("Custa R$ 1.299,99, viu?", "pt-BR");
        assertThat(text.words())
                .extracting(SpeakableText.Word::written)
                .containsExactly("Custa", "R$ 1.299,99,", "viu?");
        assertThat(text.words().stream().map(word -> text.spoken().substring(word.from(), word.to())))
                .containsExactly("Custa", "mil duzentos e noventa e nove reais e noventa e nove centavos,", "viu?");
    }

    @Test
    void picturesAreShownAndMakeNoSound() {
        SpeakableText text = SpeakableText.of("O mar 🌊 é azul 😀😀", "pt-BR");
        assertThat(text.spoken()).isEqualTo("O mar é azul");
        assertThat(text.words())
                .filteredOn(word -> !word.hasSound())
                .extracting(SpeakableText.Word::written)
                .containsExactly("🌊", "😀😀");
    }

    @Test
    void placesAreCountedInCodePointsAsTheVoiceCountsThem() {
        SpeakableText text = SpeakableText.of("𝒜bc def", "en");
        assertThat(text.words()).extracting(SpeakableText.Word::to).containsExactly(3, 7);
    }

    @Test
    void aTextOfPicturesOrDirectionsAloneIsAPauseAndOneOfPunctuationIsAMistake() {
        assertThat(List.of("😀🎉", "👨‍👩‍👧‍👦 🇧🇷 ❤️", "[pause]", "(música)", "♪♫", ""))
                .allMatch(text -> SpeakableText.of(text, "en").wordless());
        assertThat(List.of("…", "--", "?!", "hi 😀", "1️⃣"))
                .noneMatch(text -> SpeakableText.of(text, "en").wordless());
    }

    @Test
    void otherLanguagesLeaveNumbersToTheVoice() {
        assertThat(SpeakableText.of("Das kostet **5,50 €** [Pause] heute.", "de")
                        .spoken())
                .isEqualTo("Das kostet 5,50 € heute.");
    }

    @Test
    void paragraphsStayApart() {
        assertThat(SpeakableText.of("# Title\n\nOne.\nTwo.", "en").spoken()).isEqualTo("Title\nOne.\nTwo.");
    }
}
