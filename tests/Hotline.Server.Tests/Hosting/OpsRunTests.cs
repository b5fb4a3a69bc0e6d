using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Hotline.Core.Lines;
using Hotline.Server.Contracts;
using Hotline.Server.Tests.Harness;

namespace Hotline.Server.Tests.Hosting;

/// <summary>ops/run as the README says, on what is built.</summary>
[NonParallelizable, Category("Garnet")]
internal sealed class OpsRunTests
{
    private readonly List<string> _folders = [];

    [TearDown]
    public void Clear()
    {
        foreach (var folder in _folders)
            Directory.Delete(folder, recursive: true);
        _folders.Clear();
    }

    [Test]
    public async Task Demo_StartsAnswersAndASecondStartKeepsTheData()
    {
        const string greeting = "您好，这里是第二次启动前写的问候。";
        var data = Folder();
        await using (var run = await Run.StartAsync("--data", data))
        {
            Assert.That(run.Said, Does.Contain("/console").And.Contain("/wallboard").And.Contain("hotline-demo-2026").And.Contain(data));
            var service = await StaffMember.SignInAsync(run.Url, "lin");
            Assert.That(service.Me.Roles, Is.Not.Empty);
            service.Dispose();
            using var http = new HttpClient { BaseAddress = run.Url };
            foreach (var page in new[] { "/healthz/live", "/healthz/ready", "/", "/console", "/wallboard", "/api/public/service" })
                using (var answer = await http.GetAsync(new Uri(page, UriKind.Relative)))
                    Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK), page);
            using (var telephone = await http.GetAsync(new Uri($"http://127.0.0.1:{run.Url.Port + 110}/")))
                Assert.That(telephone.StatusCode, Is.EqualTo(HttpStatusCode.OK), "the telephone");
            using var admin = await StaffMember.SignInAsync(run.Url, "admin");
            await admin.ChangeLineAsync("12355", line => line with { Greeting = greeting });
        }
        await using (var run = await Run.StartAsync("--data", data))
        {
            using var admin = await StaffMember.SignInAsync(run.Url, "admin");
            Assert.That((await admin.GetAsync<List<Line>>("/api/lines")).Single(l => l.Code == "12355").Greeting, Is.EqualTo(greeting));
        }
    }

    [Test]
    public async Task NoDemo_IsEmptyAndItsFirstAdministratorIsMadeByTheCommand()
    {
        var data = Folder();
        var (code, said) = await Run.CommandAsync("create-staff", "boss", "--roles", "Administrator", "--data", data);
        Assert.That(code, Is.Zero, said);
        var password = said.Trim().Split(' ')[^1];
        await using var run = await Run.StartAsync("--no-demo", "--data", data);
        Assert.That(run.Said, Does.Contain("create-staff").And.Not.Contain("hotline-demo-2026"));
        using var http = new HttpClient { BaseAddress = run.Url };
        http.DefaultRequestHeaders.Add("X-Requested-With", "hotline");
        async Task<SignInOutcome> SignInAsync(string name, string word)
        {
            using var answer = await http.PostAsync(new Uri("/api/account/sign-in", UriKind.Relative), System.Net.Http.Json.JsonContent.Create(new SignInRequest(name, word), options: Core.HotlineJson.Options));
            return (await System.Net.Http.Json.HttpContentJsonExtensions.ReadFromJsonAsync<SignInResponse>(answer.Content, Core.HotlineJson.Options))!.Outcome;
        }
        Assert.That(await SignInAsync("lin", StaffMember.Password), Is.EqualTo(SignInOutcome.WrongNameOrPassword), "nobody of the demo");
        Assert.That(await SignInAsync("boss", password), Is.EqualTo(SignInOutcome.SignedIn));
        Assert.That(await http.GetStringAsync(new Uri("/api/lines", UriKind.Relative)), Is.EqualTo("[]"));
    }

    [TestCase("--port", "many")]
    [TestCase("--colour", "blue")]
    public async Task Options_ThatAreWrong_AreNamed(string option, string value)
    {
        var (code, said) = await Run.CommandAsync(option, value);
        Assert.That(code, Is.EqualTo(2));
        Assert.That(said, Does.Contain(option));
    }

    private string Folder()
    {
        var folder = Directory.CreateTempSubdirectory("hotline-run-").FullName;
        _folders.Add(folder);
        return folder;
    }

    /// <summary>The running script; disposing stops it as Ctrl+C does, and everything that it started.</summary>
    private sealed class Run : IAsyncDisposable
    {
        private readonly ConcurrentQueue<string> _said = new();
        private readonly Process _process;

        private Run(Process process, Uri url) => (_process, Url) = (process, url);

        public Uri Url { get; }
        public string Said => string.Join('\n', _said);

        public static async Task<Run> StartAsync(params string[] options)
        {
            var port = FreePort();
            var process = Process.Start(Info(["--no-build", "--port", port.ToString(CultureInfo.InvariantCulture), .. options]))!;
            var run = new Run(process, new Uri($"http://127.0.0.1:{port}"));
            process.OutputDataReceived += (_, line) => run._said.Enqueue(line.Data ?? "");
            process.ErrorDataReceived += (_, line) => run._said.Enqueue(line.Data ?? "");
            process.BeginOutputReadLine();
            process.BeginErrorReadLine();
            await Eventually.ThatAsync(() => process.HasExited || run.Said.Contains("Ctrl+C stops it", StringComparison.Ordinal), "it says that it runs", 60, () => run.Said);
            Assert.That(process.HasExited, Is.False, () => run.Said);
            return run;
        }

        public static async Task<(int Code, string Said)> CommandAsync(params string[] options)
        {
            using var process = Process.Start(Info(["--no-build", .. options]))!;
            var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            await process.WaitForExitAsync();
            return (process.ExitCode, await output + await errors);
        }

        public async ValueTask DisposeAsync()
        {
            using (var stop = Process.Start("kill", ["-s", "TERM", $"{_process.Id}"]))
                await stop.WaitForExitAsync();
            await _process.WaitForExitAsync();
            _process.Dispose();
            using var http = new HttpClient();
            Assert.That(async () => await http.GetAsync(Url), Throws.InstanceOf<HttpRequestException>(), "nothing is left running");
        }

        private static ProcessStartInfo Info(IEnumerable<string> options)
        {
            var info = new ProcessStartInfo("bash") { RedirectStandardOutput = true, RedirectStandardError = true };
            info.ArgumentList.Add(Path.Combine(Checkout.Root, "ops", "run"));
            foreach (var option in options)
                info.ArgumentList.Add(option);
            info.Environment["HOTLINE_CONFIGURATION"] = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
            return info;
        }

        /// <summary>One that is free together with the telephone network's, 110 above it.</summary>
        private static int FreePort()
        {
            while (true)
            {
                using var first = new TcpListener(IPAddress.Loopback, 0);
                first.Start();
                var port = ((IPEndPoint)first.LocalEndpoint).Port;
                if (port > ushort.MaxValue - 110)
                    continue;
                using var second = new TcpListener(IPAddress.Loopback, port + 110);
                try
                {
                    second.Start();
                    return port;
                }
                catch (SocketException)
                {
                    // Somebody has it: another one.
                }
            }
        }
    }
}
