package dev.claquete.render;

/**
 * The filters before loudness is measured, for one channel at 48 kHz (ITU-R BS.1770-4, annex 1, tables 1 and 2): a
 * shelf that models the head, then a high-pass.
 */
final class KWeighting {

    private double shelf1;
    private double shelf2;
    private double pass1;
    private double pass2;

    /** Weighs the next sample. */
    double next(double sample) {
        double shelf = sample + 1.69065929318241 * shelf1 - 0.73248077421585 * shelf2;
        double shelved = 1.53512485958697 * shelf - 2.69169618940638 * shelf1 + 1.19839281085285 * shelf2;
        shelf2 = shelf1;
        shelf1 = shelf;
        double pass = shelved + 1.99004745483398 * pass1 - 0.99007225036621 * pass2;
        double passed = pass - 2 * pass1 + pass2;
        pass2 = pass1;
        pass1 = pass;
        return passed;
    }
}
