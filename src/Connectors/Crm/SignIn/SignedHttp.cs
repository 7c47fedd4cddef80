namespace WorkflowConnect.Connectors.Crm.SignIn;

/// <summary>Calls with the sign-in's header. A token that is refused was used for nothing: the call is made once more with another.</summary>
internal sealed class SignedHttp(VendorHttp http, ISignIn signIn) : IDisposable
{
    public void Dispose() => (signIn as IDisposable)?.Dispose();

    /// <summary>The whole answer, whatever its status.</summary>
    /// <exception cref="VendorTrouble">There is none, or no key or token.</exception>
    public async Task<VendorAnswer> SendAsync(VendorRequest request, CancellationToken cancellationToken)
    {
        for (var isSecond = false; ; isSecond = true)
        {
            var header = await signIn.HeaderAsync(cancellationToken);
            var answer = await http.SendAsync(
                request with { Headers = new Dictionary<string, string>(request.Headers, StringComparer.OrdinalIgnoreCase) { [header.Name] = header.Value } },
                cancellationToken);
            if (answer.Status != 401 || !signIn.Forget(header) || isSecond)
            {
                return answer;
            }
        }
    }
}
