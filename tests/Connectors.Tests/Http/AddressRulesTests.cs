using System.Net;
using WorkflowConnect.Connectors.Http;

namespace WorkflowConnect.Connectors.Tests.Http;

public sealed class AddressRulesTests
{
    [Theory]
    [InlineData("8.8.8.8", true, true)]
    [InlineData("2606:4700::1111", true, true)]
    [InlineData("127.0.0.1", false, true)]
    [InlineData("127.9.9.9", false, true)]
    [InlineData("::1", false, true)]
    [InlineData("10.1.2.3", false, true)]
    [InlineData("172.16.0.1", false, true)]
    [InlineData("172.32.0.1", true, true)]
    [InlineData("192.168.1.1", false, true)]
    [InlineData("100.64.0.1", false, true)]
    [InlineData("fd12::1", false, true)]
    [InlineData("::ffff:127.0.0.1", false, true)]
    [InlineData("64:ff9b::7f00:1", false, true)]
    [InlineData("2002:7f00:1::", false, true)]
    [InlineData("::127.0.0.1", false, true)]
    [InlineData("169.254.169.254", false, false)]
    [InlineData("::ffff:169.254.169.254", false, false)]
    [InlineData("64:ff9b::a9fe:a9fe", false, false)]
    [InlineData("2002:a9fe:a9fe::", false, false)]
    [InlineData("fe80::1", false, false)]
    [InlineData("fd00:ec2::254", false, false)]
    [InlineData("100.100.100.200", false, false)]
    [InlineData("0.0.0.0", false, false)]
    [InlineData("::", false, false)]
    [InlineData("224.0.0.1", false, false)]
    [InlineData("255.255.255.255", false, false)]
    public void An_address_may_be_called_by_what_it_really_is(string address, bool usually, bool wherePrivateIsAllowed)
    {
        AddressRules.MayCall(IPAddress.Parse(address), allowPrivateNetworks: false).ShouldBe(usually);
        AddressRules.MayCall(IPAddress.Parse(address), allowPrivateNetworks: true).ShouldBe(wherePrivateIsAllowed);
    }
}
