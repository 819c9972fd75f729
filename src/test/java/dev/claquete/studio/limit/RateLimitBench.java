package dev.claquete.studio.limit;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** What counting a request costs: the meter on PostgreSQL, beside the cheapest statement there is. Prints a Markdown table. */
public final class RateLimitBench {

    private static final int WARM_UP = 5_000;
    private static final int REQUESTS = 20_000;
    private static final Rate RATE = new Rate(1_000_000, Duration.ofSeconds(1));

    private interface Request {
        void run(int number) throws SQLException;
    }

    private RateLimitBench() {}

    public static void main(String[] arguments) throws Exception {
        try (HikariDataSource database = LimitDatabase.open("bench")) {
            GcraLimiter meter = new GcraLimiter(database);
            System.out.println("| a request | callers at once | p50 ms | p95 ms | a second |");
            System.out.println("|---|---|---|---|---|");
            for (int threads : new int[] {1, 4}) {
                print("`select 1`", threads, number -> LimitDatabase.number(database, "select 1"));
                print("one allowance, accounts of their own", threads, number -> meter.take(asked(number % 100)));
                print("one allowance, all of one account", threads, number -> meter.take(asked(0)));
                print("account, key and operation", threads, number -> meter.take(all(number % 100)));
            }
        }
        System.exit(0);
    }

    private static List<Allowance> asked(int account) {
        return List.of(new Allowance("account:" + account, Policy.API, RATE));
    }

    private static List<Allowance> all(int account) {
        return List.of(
                new Allowance("account:" + account, Policy.API, RATE),
                new Allowance("account:" + account, Policy.VIDEO, RATE),
                new Allowance("key:" + account, Policy.API_KEY, RATE));
    }

    private static void print(String name, int threads, Request request) throws Exception {
        measure(threads, WARM_UP, request);
        long begun = System.nanoTime();
        double[] millis = measure(threads, REQUESTS, request);
        double perSecond = REQUESTS / ((System.nanoTime() - begun) / 1e9);
        System.out.printf(
                Locale.ROOT,
                "| %s | %d | %.2f | %.2f | %.0f |%n",
                name,
                threads,
                millis[millis.length / 2],
                millis[millis.length * 95 / 100],
                perSecond);
    }

    private static double[] measure(int threads, int requests, Request request) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        List<Callable<double[]>> callers = new ArrayList<>();
        for (int caller = 0; caller < threads; caller++) {
            int first = caller * requests;
            callers.add(() -> {
                double[] millis = new double[requests / threads];
                for (int i = 0; i < millis.length; i++) {
                    long begun = System.nanoTime();
                    request.run(first + i);
                    millis[i] = (System.nanoTime() - begun) / 1e6;
                }
                return millis;
            });
        }
        List<double[]> all = new ArrayList<>();
        for (Future<double[]> caller : pool.invokeAll(callers)) {
            all.add(caller.get());
        }
        pool.shutdown();
        return all.stream().flatMapToDouble(Arrays::stream).sorted().toArray();
    }
}
