using System.Buffers;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using WorkflowConnect.Core.Lists;

namespace WorkflowConnect.Connectors.Publishers;

/// <summary>One attempt at one file: request, redirects, checks, and the body streamed to disk while its checksum is made.</summary>
internal sealed class FetchFile(HttpClient http, PublishersOptions options, TimeProvider time)
{
    private const int MaximumRedirects = 5;

    public async Task<FileAnswer> RunAsync(ListSourceFile file, string folder, FileValidators? known, CancellationToken cancellationToken)
    {
        using var attempt = new Deadline(options.AttemptTimeout, options.SilenceTimeout, time, cancellationToken);
        try
        {
            return await FollowAsync(file, folder, known, attempt);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new FileAnswer.Trouble($"{file.Name}: the publisher was silent for {options.SilenceTimeout} or took longer than {options.AttemptTimeout}.", Transient: true);
        }
        catch (HttpRequestException e)
        {
            return new FileAnswer.Trouble($"{file.Name}: the publisher cannot be reached: {e.Message}", Transient: true);
        }
        catch (HttpIOException e)
        {
            return new FileAnswer.Trouble($"{file.Name}: the connection broke before the file was whole: {e.Message}", Transient: true);
        }
        catch (IOException e)
        {
            return new FileAnswer.Trouble($"{file.Name}: it could not be received or written: {e.Message}", Transient: true);
        }
    }

    private async Task<FileAnswer> FollowAsync(ListSourceFile file, string folder, FileValidators? known, Deadline attempt)
    {
        var address = file.Address;
        for (var hop = 0; hop <= MaximumRedirects; hop++)
        {
            using var request = Request(address, known);
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, attempt.Token);
            attempt.Heard();
            if (IsRedirect(response.StatusCode) && response.Headers.Location is { } location)
            {
                var next = new Uri(address, location);
                // A list over plain http could be exchanged on its way. Only a test server on this machine may.
                if (next.Scheme != Uri.UriSchemeHttps && !(next.IsLoopback && address.IsLoopback))
                {
                    return new FileAnswer.Trouble($"{file.Name}: the publisher redirects to '{next.GetLeftPart(UriPartial.Path)}', which is not https. Check the address.", Transient: false);
                }

                address = next;
                continue;
            }

            return await JudgeAsync(file, folder, known, response, attempt);
        }

        return new FileAnswer.Trouble($"{file.Name}: more than {MaximumRedirects} redirects. Check the address.", Transient: false);
    }

    private HttpRequestMessage Request(Uri address, FileValidators? known)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.UserAgent.ParseAdd(options.UserAgent);
        if (known?.ETag is not null && EntityTagHeaderValue.TryParse(known.ETag, out var tag))
        {
            request.Headers.IfNoneMatch.Add(tag);
        }

        request.Headers.IfModifiedSince = known?.LastModified;
        return request;
    }

    private static bool IsRedirect(HttpStatusCode status) => status is HttpStatusCode.MovedPermanently or HttpStatusCode.Found
        or HttpStatusCode.SeeOther or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect;

    private async Task<FileAnswer> JudgeAsync(ListSourceFile file, string folder, FileValidators? known, HttpResponseMessage response, Deadline attempt)
    {
        if (response.StatusCode == HttpStatusCode.NotModified && known is not null)
        {
            return new FileAnswer.Same();
        }

        if (response.StatusCode != HttpStatusCode.OK)
        {
            var transient = (int)response.StatusCode >= 500 || response.StatusCode is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests;
            return new FileAnswer.Trouble($"{file.Name}: the publisher answered {(int)response.StatusCode} {response.ReasonPhrase}.{(transient ? "" : " Check the address.")}", transient);
        }

        if (response.Content.Headers.ContentLength > options.MaximumBytes)
        {
            return TooLarge(file);
        }

        return await ReceiveAsync(file, folder, response, attempt);
    }

    private FileAnswer.Trouble TooLarge(ListSourceFile file) =>
        new($"{file.Name}: the file is larger than {options.MaximumBytes} bytes. If the list really grew, raise Publishers:MaximumBytes.", Transient: false);

    private async Task<FileAnswer> ReceiveAsync(ListSourceFile file, string folder, HttpResponseMessage response, Deadline attempt)
    {
        var partial = Path.Combine(folder, file.Name + ".part");
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = ArrayPool<byte>.Shared.Rent(1 << 16);
        long length = 0;
        try
        {
            await using var body = await response.Content.ReadAsStreamAsync(attempt.Token);
            await using var target = new FileStream(partial, FileMode.Create, FileAccess.Write, FileShare.None);
            int read;
            while ((read = await body.ReadAsync(buffer, attempt.Token)) > 0)
            {
                attempt.Heard();
                if (length == 0 && HtmlPage.IsOne(response.Content.Headers.ContentType?.MediaType, buffer.AsSpan(0, read)))
                {
                    return new FileAnswer.Trouble($"{file.Name}: the publisher answered with a web page instead of the file, for maintenance or because the address changed. Open the address in a browser.", Transient: false);
                }

                length += read;
                if (length > options.MaximumBytes)
                {
                    return TooLarge(file);
                }

                hash.AppendData(buffer, 0, read);
                await target.WriteAsync(buffer.AsMemory(0, read), attempt.Token);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        if (length == 0)
        {
            return new FileAnswer.Trouble($"{file.Name}: the publisher sent an empty file.", Transient: true);
        }

        // The final name appears only when the file is whole.
        var path = Path.Combine(folder, file.Name);
        File.Move(partial, path, overwrite: true);
        var validators = new FileValidators(response.Headers.ETag?.ToString(), response.Content.Headers.LastModified);
        return new FileAnswer.New(new DownloadedFile(file.Name, path, Convert.ToHexStringLower(hash.GetHashAndReset()), length, validators));
    }
}
